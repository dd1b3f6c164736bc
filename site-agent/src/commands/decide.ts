import {
  approverRoles,
  languageSchema,
  message,
  proseSchema,
  renderStudyPage,
} from '@sampan/shared'
import {
  checked,
  choice,
  confirm,
  flag,
  needed,
  openKey,
  text,
  type Command,
} from '@sampan/terminal'
import { agentTexts } from '../text/agent-texts.ts'
import { approvalWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

const given = {
  key: needed(text('FILE')),
  role: needed(choice('ROLE', approverRoles)),
  conditions: checked('TEXT', proseSchema(2000), message('fault.prose')),
  'ethics-reference': checked('TEXT', proseSchema(200), message('fault.prose')),
  'passphrase-file': text('FILE'),
  language: choice('LANGUAGE', languageSchema.options),
  yes: flag,
}

/** The three words that an approver may say about a study differ in nothing else. */
function deciding(word: 'approve' | 'reject' | 'withdraw'): Command {
  return atHome({
    name: word,
    words: approvalWords(word),
    arguments: { STUDY: needed(text('STUDY')) },
    options: given,
    examples: [`sampan-agent ${word} study_01jk... --key /media/usb/chan.key.pem --role ethics`],
    codes: [
      'study-unknown',
      'study-expired',
      'participant-unknown',
      'passphrase-wrong',
      'approver-unknown',
      'approval-invalid',
      'not-confirmed',
    ],
    run: async ({ STUDY, role, conditions, ...more }, session, home) => {
      const { withLedger } = await import('../operations/with-ledger.ts')
      const { decideStudy, requireDecidable } = await import('../operations/decide-study.ts')
      const { studyHere } = await import('../operations/studies.ts')
      const { findStudyByName, listStudyFiles } = await import('../vault/ledger/studies.ts')
      const { clock } = session.surroundings
      const t = agentTexts(session.language)
      const language = more.language ?? session.language
      const reference = more['ethics-reference']
      const { approval, here } = await withLedger(home, async (ledger, { site }) => {
        const study = await findStudyByName(ledger, STUDY)
        const decision = {
          ...{ study, site, word, role, language },
          ...(conditions === undefined ? {} : { conditions }),
          ...(reference === undefined ? {} : { ethicsReference: reference }),
        }
        requireDecidable(decision, clock)
        session.show(renderStudyPage(study, language, await listStudyFiles(ledger, study)))
        const question = t(`ask.${word}`, { digest: study.name, site, role })
        await confirm(session, question, { yes: more.yes })
        const { key } = await openKey(session, more.key, more['passphrase-file'])
        const signed = await decideStudy(ledger, decision, key, session.surroundings)
        return { approval: signed, here: await studyHere(ledger, study, { site, clock }) }
      })
      const { manifest, name: digest } = here.study
      const words = { name: approval.approver.name, role }
      return {
        data: {
          ...{ study: manifest.id, digest, said: word, decision: here.decision },
          ...{ role, approver: approval.approver.name, key: approval.approver.key },
          signedAt: approval.signedAt,
        },
        text: `${t(`said.${word}`, words)}\n${t(`now.${here.decision}`, { site: approval.site })}`,
      }
    },
  })
}

export const approve = deciding('approve')
export const reject = deciding('reject')
export const withdraw = deciding('withdraw')
