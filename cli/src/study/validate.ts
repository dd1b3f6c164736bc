import { directorySchema, type Directory, type ManifestDraft } from '@sampan/shared'
import { command, faultyStudy, needed, renderFields, text, type Session } from '@sampan/terminal'
import { pathOf } from '../connection/connection.ts'
import { onlineCodes, profileOption, withProfile } from '../online.ts'
import { connected } from '../profile/profile.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { studyWords } from '../text/command-words.ts'
import { expanded, readDirectory, readStudyFromDisk } from './read-study-file.ts'

export const validate = command({
  name: 'validate',
  words: withProfile(studyWords('validate')),
  arguments: { FILE: needed(text('FILE')) },
  options: { directory: text('FILE'), profile: profileOption },
  examples: [
    'sampan study validate study.yaml',
    'sampan study validate study.yaml --directory directory.json',
  ],
  codes: ['study-invalid', 'file-malformed', 'participant-unknown', ...onlineCodes],
  run: async ({ FILE, directory: file, profile }, session) => {
    const study = readStudyFromDisk(FILE)
    const directory = await directoryFrom(session, { file, profile })
    const { manifest, faults } = expanded(study, directory, session.surroundings.clock)
    if (manifest === null) return faultyStudy(session, study, faults)
    const t = cliTexts(session.language)
    return {
      data: { file: FILE, faults: [], manifest },
      text: `${t('study.valid', { file: FILE })}\n${draftFields(session, manifest)}`,
    }
  },
})

async function directoryFrom(
  session: Session,
  { file, profile }: { readonly file: string | undefined; readonly profile: string | undefined },
): Promise<Directory> {
  if (file !== undefined) return readDirectory(file)
  return connected(session, profile).get(pathOf('directory'), directorySchema)
}

/** What a study asks for, in a few lines. */
export function draftFields(session: Session, manifest: ManifestDraft): string {
  const t = cliTexts(session.language)
  const { participants, analyses } = manifest
  const sites = participants.map(({ site, controller }) => `${site} (${controller})`)
  return renderFields([
    [t('label.title'), manifest.title],
    [t('label.sites'), sites.join('\n')],
    [t('label.analyses'), analyses.map(({ id, kind }) => `${id} (${kind})`).join('\n')],
    [t('label.recipients'), manifest.recipients.map(({ id }) => id).join(', ')],
    [t('label.from'), manifest.startsAt],
    [t('label.until'), manifest.expiresAt],
  ])
}
