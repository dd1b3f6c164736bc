import {
  approverRoles,
  canonicalJson,
  message,
  nameSchema,
  SampanError,
  signIntroduction,
} from '@sampan/shared'
import {
  checked,
  choices,
  command,
  confirm,
  flag,
  nameOf,
  needed,
  openKey,
  readPublicKey,
  requireNew,
  text,
  writeNew,
} from '@sampan/terminal'
import { cliTexts } from '../text/cli-texts.ts'
import { approverWords } from '../text/command-words.ts'

export const vouch = command({
  name: 'vouch',
  words: approverWords('vouch'),
  arguments: { PUB: needed(text('PUB')) },
  options: {
    key: needed(text('FILE')),
    site: needed(checked('SITE', nameSchema, message('fault.site'))),
    roles: needed(choices('ROLES', approverRoles)),
    name: text('NAME'),
    'passphrase-file': text('FILE'),
    yes: flag,
    out: needed(text('FILE', { short: 'o' })),
  },
  examples: [
    'sampan approver vouch Wong.pub.pem --key chan.key.pem --site hk-east --roles ethics,legal -o wong.introduction.json',
  ],
  codes: ['file-malformed', 'value-invalid', 'passphrase-wrong', 'not-confirmed'],
  run: async (given, session) => {
    const { site, out } = given
    requireNew(out)
    const { publicKey, name: stated } = readPublicKey(given.PUB)
    const named = given.name ?? stated
    if (named === null) throw new SampanError('value-invalid', { what: '--name' })
    const name = nameOf(named)
    const roles = [...new Set(given.roles)]
    const t = cliTexts(session.language)
    const question = t('approver.askVouch', { name, roles: roles.join(', '), site })
    await confirm(session, question, { yes: given.yes })
    const own = await openKey(session, given.key, given['passphrase-file'])
    const words = { site, name, roles, publicKey }
    const introduction = signIntroduction(own.key, words, session.surroundings.clock)
    writeNew(out, `${canonicalJson(introduction)}\n`)
    return {
      data: { file: out, site, name, roles, key: introduction.approver.key },
      text: t('approver.vouched', { file: out, name, digest: introduction.approver.key }),
    }
  },
})
