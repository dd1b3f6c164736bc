import { digestSchema, message, SampanError, whoamiSchema, type Whoami } from '@sampan/shared'
import {
  checked,
  command,
  momentText,
  needed,
  readSecret,
  renderFields,
  text,
  type Outcome,
  type Session,
} from '@sampan/terminal'
import { addressOf } from '../connection/address.ts'
import { connectTo, pathOf } from '../connection/connection.ts'
import { fetchRoot } from '../connection/pin.ts'
import { onlineCodes, profileOption } from '../online.ts'
import { defaultProfile, readProfile, removeProfile, writeProfile } from '../profile/profile.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { accountWords } from '../text/command-words.ts'

export const login = command({
  name: 'login',
  words: accountWords('login'),
  arguments: { URL: needed(text('URL')) },
  options: {
    'ca-fingerprint': needed(checked('sha256:HEX', digestSchema, message('fault.digest'))),
    'token-file': text('FILE'),
    profile: profileOption,
  },
  examples: [
    'sampan login https://hub.example --ca-fingerprint sha256:4f2c... --token-file token.txt',
    'sampan login https://hub.example --ca-fingerprint sha256:4f2c... --profile operator',
  ],
  codes: ['fingerprint-mismatch', 'token-invalid', ...onlineCodes],
  run: async (given, session) => {
    const { URL: url, profile = defaultProfile, 'ca-fingerprint': fingerprint } = given
    const { clock } = session.surroundings
    const address = addressOf(url)
    const token = await readToken(session, given['token-file'])
    const pinned = await fetchRoot(address, fingerprint, clock)
    const hub = connectTo({ ...pinned, url, token }, clock)
    const who = await hub.get(pathOf('whoami'), whoamiSchema)
    writeProfile(session, profile, {
      version: 1,
      url,
      fingerprint,
      ...pinned,
      account: who.name,
      token,
    })
    return describeWho(session, { who, url, profile })
  },
})

export const logout = command({
  name: 'logout',
  words: accountWords('logout'),
  arguments: {},
  options: { profile: profileOption },
  examples: ['sampan logout'],
  codes: ['login-required'],
  run: ({ profile = defaultProfile }, session) => {
    removeProfile(session, profile)
    const t = cliTexts(session.language)
    return Promise.resolve({ data: { profile }, text: t('login.removed', { profile }) })
  },
})

export const whoami = command({
  name: 'whoami',
  words: accountWords('whoami'),
  arguments: {},
  options: { profile: profileOption },
  examples: ['sampan whoami'],
  codes: onlineCodes,
  run: async ({ profile = defaultProfile }, session) => {
    const access = readProfile(session, profile)
    const hub = connectTo(access, session.surroundings.clock)
    const who = await hub.get(pathOf('whoami'), whoamiSchema)
    return describeWho(session, { who, url: access.url, profile })
  },
})

const tokenForm = /^sampan_[A-Za-z0-9_-]{43}$/

/** Another kind of secret, sent by mistake, would be known to the coordinator. */
async function readToken(session: Session, file: string | undefined): Promise<string> {
  const question = cliTexts(session.language)('login.token')
  const token = await readSecret(session, { file, question })
  if (!tokenForm.test(token)) throw new SampanError('token-invalid')
  return token
}

function describeWho(
  session: Session,
  { who, url, profile }: { readonly who: Whoami; readonly url: string; readonly profile: string },
): Outcome {
  const t = cliTexts(session.language)
  return {
    data: { ...who, url, profile },
    text: renderFields([
      [t('label.account'), who.name],
      [t('label.role'), who.role],
      ...(who.scopes === null ? [] : [[t('label.scopes'), who.scopes.join(', ')] as const]),
      [t('label.tokenUntil'), momentText(who.tokenExpiresAt)],
      [t('label.coordinator'), url],
      [t('label.profile'), profile],
    ]),
  }
}
