import { limits } from '@sampan/proto'
import {
  approverRoles,
  canonicalJson,
  formatDigest,
  keyDigest,
  languageSchema,
  message,
  nameSchema,
  proseSchema,
  publicOf,
  readStudyExport,
  readText,
  renderStudyPage,
  SampanError,
  writeApproval,
  type SignedStudy,
} from '@sampan/shared'
import {
  checked,
  choice,
  command,
  confirm,
  flag,
  needed,
  openKey,
  type OwnKey,
  requireNew,
  text,
  writeNew,
} from '@sampan/terminal'
import { cliTexts } from '../text/cli-texts.ts'
import { approverWords } from '../text/command-words.ts'

const decisions = ['approve', 'reject', 'withdraw'] as const

export const sign = command({
  name: 'sign',
  words: approverWords('sign'),
  arguments: { EXPORT: needed(text('EXPORT')) },
  options: {
    key: needed(text('FILE')),
    site: needed(checked('SITE', nameSchema, message('fault.site'))),
    role: needed(choice('ROLE', approverRoles)),
    decision: needed(choice('DECISION', decisions)),
    language: choice('LANGUAGE', languageSchema.options),
    conditions: checked('TEXT', proseSchema(2000), message('fault.prose')),
    'ethics-reference': checked('TEXT', proseSchema(200), message('fault.prose')),
    'passphrase-file': text('FILE'),
    yes: flag,
    out: needed(text('FILE', { short: 'o' })),
  },
  examples: [
    'sampan approver sign study.export.json --key chan.key.pem --site hk-east --role ethics --decision approve -o approval.json',
  ],
  codes: [
    'file-malformed',
    'manifest-digest-mismatch',
    'participant-unknown',
    'passphrase-wrong',
    'approval-invalid',
    'study-expired',
    'not-confirmed',
  ],
  run: async (given, session) => {
    const { site, role, decision, language = session.language, conditions, out } = given
    requireNew(out)
    const { study, files } = readStudyExport(readText(given.EXPORT, limits.studyExportBytesMax))
    const nowMs = session.surroundings.clock.nowMs()
    requireDecidable(study, { site, decision, nowMs })
    const t = cliTexts(session.language)
    session.show(renderStudyPage(study, language, files))
    const question = t(`approver.ask.${decision}`, { site, role, digest: study.name })
    await confirm(session, question, { yes: given.yes })
    const own = await openKey(session, given.key, given['passphrase-file'])
    requireIndependent(study, own)
    const reference = given['ethics-reference']
    const words = {
      ...{ site, role, decision, language, name: own.name },
      ...(conditions === undefined ? {} : { conditions }),
      ...(reference === undefined ? {} : { ethicsReference: reference }),
    }
    const approval = writeApproval(study, words, own.key, {
      ...session.surroundings,
      files,
    })
    writeNew(out, `${canonicalJson(approval)}\n`, 0o600)
    return {
      data: { file: out, decision, site, role, study: study.name, key: approval.approver.key },
      text: t('approver.signed', { file: out, name: own.name }),
    }
  },
})

/** What no agent would accept is not signed. */
function requireDecidable(
  { manifest }: SignedStudy,
  about: { readonly site: string; readonly decision: string; readonly nowMs: number },
): void {
  const { site, decision, nowMs } = about
  if (!manifest.participants.some((participant) => participant.site === site))
    throw new SampanError('participant-unknown', { site })
  if (decision === 'approve' && Date.parse(manifest.expiresAt) <= nowMs)
    throw new SampanError('study-expired', { expiresAt: manifest.expiresAt })
}

/** Nobody approves a study of their own (governance, rule 1). */
function requireIndependent({ manifest }: SignedStudy, { key, name }: OwnKey): void {
  const { investigator } = manifest
  const isOwn =
    investigator.key === formatDigest(keyDigest(publicOf(key))) || investigator.name === name
  if (isOwn) throw new SampanError('approval-invalid', { why: 'investigator' })
}
