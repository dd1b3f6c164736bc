import {
  choosePassphrase,
  command,
  nameOf,
  needed,
  requireNew,
  text,
  writeKey,
} from '@sampan/terminal'
import { cliTexts } from '../text/cli-texts.ts'
import { approverWords } from '../text/command-words.ts'

export const keygen = command({
  name: 'keygen',
  words: approverWords('keygen'),
  arguments: {},
  options: {
    name: needed(text('NAME')),
    out: needed(text('FILE', { short: 'o' })),
    'passphrase-file': text('FILE'),
  },
  examples: ['sampan approver keygen --name "Dr. Chan Tai Man" --out chan.key.pem'],
  codes: ['file-exists', 'file-missing', 'value-invalid', 'not-confirmed'],
  run: async ({ name, out, 'passphrase-file': file }, session) => {
    requireNew(out)
    const owner = nameOf(name)
    const passphrase = await choosePassphrase(session, { file })
    const { digest, publicFile } = writeKey(out, owner, passphrase)
    const t = cliTexts(session.language)
    return {
      data: { name: owner, key: digest, file: out, publicFile },
      text: t('approver.key', { name: owner, digest, file: out, publicFile }),
    }
  },
})
