import { limits } from '@sampan/proto'
import { hex, parseTrust, readBounded, readText, SampanError } from '@sampan/shared'
import {
  command,
  needed,
  renderFields,
  text,
  type Outcome,
  type Parameter,
  type Session,
} from '@sampan/terminal'
import { cliTexts } from '../text/cli-texts.ts'
import { auditWords } from '../text/command-words.ts'
import { openBundle } from './bundle.ts'
import { verifyLog, type Sound } from './verify.ts'

/** May be given for several checkpoints; file names may hold commas. */
const files: Parameter<readonly string[]> = {
  placeholder: 'FILE',
  short: null,
  needed: false,
  many: true,
  read: (given) => given,
}

export const verify = command({
  name: 'verify',
  words: auditWords('verify'),
  arguments: { DIR: needed(text('DIR')) },
  options: { trust: text('FILE'), checkpoint: files },
  examples: [
    'sampan audit verify bundle --trust trust.txt',
    'sampan audit verify bundle --trust trust.txt --checkpoint seen-in-march',
  ],
  codes: ['log-tampered', 'log-shrunken', 'log-fork', 'log-untrusted', 'log-malformed'],
  run: ({ DIR, trust: trustFile, checkpoint }, session) => {
    if (trustFile === undefined)
      throw new SampanError('log-untrusted', { expected: '--trust FILE' })
    const trust = parseTrust(readText(trustFile, limits.trustFileBytesMax))
    const seen = checkpoint.map((file) => readBounded(file, limits.checkpointBytesMax))
    const verdict = verifyLog(openBundle(DIR), trust, seen)
    if (!('error' in verdict)) return Promise.resolve(soundOutcome(session, verdict))
    const { error, place, what } = verdict
    return Promise.resolve({
      data: { outcome: error.code, place, what },
      text: '',
      failure: { error },
    })
  },
})

function soundOutcome(session: Session, { checkpoint, entries, witnesses }: Sound): Outcome {
  const t = cliTexts(session.language)
  const root = hex(checkpoint.root)
  const { origin, size } = checkpoint
  return {
    data: { outcome: 'sound', origin, size, root, witnesses },
    text: [
      t('audit.sound', { count: size }),
      renderFields([
        [t('audit.origin'), origin],
        [t('audit.root'), root],
        [t('audit.first'), entries[0]?.time ?? '-'],
        [t('audit.last'), entries.at(-1)?.time ?? '-'],
        [t('audit.witnesses'), witnesses.length === 0 ? t('word.none') : witnesses.join(', ')],
      ]),
    ].join('\n'),
  }
}
