import { directorySchema, studyDetailSchema } from '@sampan/shared'
import { confirm, faultyStudy, flag, needed, text } from '@sampan/terminal'
import { pathOf } from '../connection/connection.ts'
import { online } from '../online.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { studyWords } from '../text/command-words.ts'
import { submittedStudy } from './check-answer.ts'
import { expanded, filesToSend, readStudyFromDisk } from './read-study-file.ts'
import { draftFields } from './validate.ts'

export const submit = online({
  name: 'submit',
  words: studyWords('submit'),
  arguments: { FILE: needed(text('FILE')) },
  options: { yes: flag },
  examples: ['sampan study submit study.yaml', 'sampan study submit study.yaml --yes --json'],
  codes: ['study-invalid', 'participant-unknown', 'manifest-digest-mismatch', 'not-confirmed'],
  run: async ({ FILE, yes }, session, hub) => {
    const study = readStudyFromDisk(FILE)
    const directory = await hub.get(pathOf('directory'), directorySchema)
    const { manifest, faults } = expanded(study, directory, session.surroundings.clock)
    if (manifest === null) return faultyStudy(session, study, faults)
    const t = cliTexts(session.language)
    if (!yes) session.show(draftFields(session, manifest))
    await confirm(session, t('study.ask'), { yes })
    const body = { manifest, files: filesToSend(study, manifest) }
    const detail = await hub.post(pathOf('studies'), studyDetailSchema, body)
    const { name, manifest: signed } = submittedStudy(manifest, detail)
    return {
      data: { id: signed.id, digest: name, title: signed.title },
      text: t('study.submitted', { id: signed.id, digest: name }),
    }
  },
})
