import { fileExists, jurisdictionSchema, message, nameSchema, SampanError } from '@sampan/shared'
import {
  accountTokenOutcome,
  checked,
  choice,
  choosePassphrase,
  flag,
  list,
  needed,
  renderFields,
  requireNew,
  text,
  type Outcome,
  type Session,
} from '@sampan/terminal'
import { recorderFor } from '../audit/record.ts'
import { initCoordinator, type Initialised, type InitOptions } from '../config/init.ts'
import { moment } from '../http/times.ts'
import { programWords } from '../text/command-words.ts'
import { coordinatorTexts } from '../text/coordinator-texts.ts'
import { atHome, homeFolder } from './at-home.ts'
import { listenOption, trustDomainOption } from './options.ts'
import { urlOf } from './url.ts'

const name = checked('NAME', nameSchema, message('fault.site'))

export const init = atHome({
  name: 'init',
  words: programWords('init'),
  arguments: {},
  options: {
    id: needed(name),
    controller: needed(name),
    jurisdiction: needed(choice('JURISDICTION', jurisdictionSchema.options)),
    'trust-domain': needed(trustDomainOption),
    host: needed(list('HOST')),
    listen: listenOption,
    operator: needed(name),
    'token-out': text('FILE'),
    'root-passphrase-file': text('FILE'),
    'no-root-passphrase': flag,
  },
  examples: [
    'sampan coordinator init --id hub --controller institute --jurisdiction HK --trust-domain federation.example --host hub.example --operator olivia --token-out olivia.token',
  ],
  codes: ['already-initialised', 'settings-invalid', 'value-invalid', 'file-exists'],
  run: async (given, session, folder) => {
    const { id, controller, jurisdiction, host: hosts, listen, operator } = given
    if (fileExists(folder)) throw new SampanError('already-initialised', { folder })
    requireNew(given['token-out'])
    const rootPassphrase = await passphraseFrom(session, {
      file: given['root-passphrase-file'],
      none: given['no-root-passphrase'],
    })
    const options: InitOptions = {
      folder,
      id,
      controller,
      jurisdiction,
      trustDomain: given['trust-domain'],
      hosts,
      operator,
      ...(listen === undefined ? {} : { listen }),
      ...(rootPassphrase === null ? {} : { rootPassphrase }),
    }
    const { clock, random } = session.surroundings
    const made = await initCoordinator(options, {
      clock,
      random,
      recorderOf: (installation) => recorderFor(installation, { clock, random }),
    })
    return initialised(session, { made, options, tokenFile: given['token-out'] })
  },
})

/**
 * The root's key leaves this machine: whoever finds it where it is kept must not be able to use it. Null only where
 * that was asked for.
 */
async function passphraseFrom(
  session: Session,
  { file, none }: { readonly file: string | undefined; readonly none: boolean },
): Promise<string | null> {
  const option = '--root-passphrase-file'
  if (none && file !== undefined)
    throw new SampanError('usage-invalid', {
      problem: 'wrong-value',
      given: option,
      expected: coordinatorTexts(session.language)('expected.onePassphrase'),
    })
  if (none) return null
  if (file === undefined && session.surroundings.input.isTTY !== true)
    throw new SampanError('usage-invalid', { problem: 'no-terminal', given: option })
  if (file === undefined) session.note(coordinatorTexts(session.language)('init.passphrase'))
  return choosePassphrase(session, { file })
}

interface Making {
  readonly made: Initialised
  readonly options: InitOptions
  readonly tokenFile: string | undefined
}

/** What is typed to start it from here. */
function startingIn(folder: string): string {
  const start = 'sampan coordinator start'
  return folder === homeFolder(undefined, {}) ? start : `${start} --home ${folder}`
}

/** What there is now, and what to do next. */
function initialised(session: Session, { made, options, tokenFile }: Making): Outcome {
  const t = coordinatorTexts(session.language)
  const { rootFingerprint, rootKeyFile, operatorToken } = made
  const { folder, operator, hosts, listen } = options
  const expiresAt = moment(operatorToken.expiresAtMs)
  const token = accountTokenOutcome(session, operator, { ...operatorToken, expiresAt }, tokenFile)
  const url = urlOf(hosts[0] ?? '', listen?.port ?? 8443)
  const login = `sampan login ${url} --ca-fingerprint ${rootFingerprint}`
  const command = tokenFile === undefined ? login : `${login} --token-file ${tokenFile}`
  const facts = renderFields([
    [t('label.folder'), folder],
    [t('label.fingerprint'), rootFingerprint],
    [t('label.rootKey'), rootKeyFile],
  ])
  return {
    data: {
      folder,
      rootFingerprint,
      rootKeyFile,
      operator,
      ...(tokenFile === undefined ? { token: operatorToken.secret } : { tokenFile }),
      expiresAt,
    },
    text: [
      facts,
      token.text,
      t('init.next', { rootKey: rootKeyFile, start: startingIn(folder), command }),
    ].join('\n\n'),
  }
}
