import { digestSchema, message, SampanError } from '@sampan/shared'
import { checked, needed, readSecret, text } from '@sampan/terminal'
import { isEnrolled } from '../config/enrolled.ts'
import { readSettings } from '../config/settings.ts'
import { agentTexts } from '../text/agent-texts.ts'
import { setupWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const enrol = atHome({
  name: 'enrol',
  words: setupWords('enrol'),
  arguments: {},
  options: {
    fingerprint: needed(checked('DIGEST', digestSchema, message('fault.digest'))),
    'token-file': text('FILE'),
  },
  examples: ['sampan-agent enrol --token-file hk-east.token --fingerprint sha256:5f1c...'],
  codes: [
    'already-initialised',
    'connection-failed',
    'fingerprint-mismatch',
    'certificate-untrusted',
    'enrolment-token-invalid',
    'enrolment-request-invalid',
    'identity-mismatch',
  ],
  run: async ({ fingerprint, 'token-file': file }, session, home) => {
    const { enrolHome } = await import('../operations/enrol.ts')
    const { site } = readSettings(home)
    if (isEnrolled(home)) throw new SampanError('already-initialised', { what: 'enrolment' })
    const t = agentTexts(session.language)
    const token = await readSecret(session, { file, question: t('enrol.token') })
    const { clock } = session.surroundings
    const { coordinator, trustDomain, log } = await enrolHome(home, { token, fingerprint }, clock)
    return {
      data: { site, coordinator: coordinator.id, trustDomain, log },
      text: t('enrol.done', { site, coordinator: coordinator.id, trustDomain }),
    }
  },
})
