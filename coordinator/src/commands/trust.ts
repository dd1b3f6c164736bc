import {
  formatVerifierKey,
  importSpki,
  parseJson,
  rawEd25519,
  SampanError,
  siteCertificateFromJson,
  siteCertificateJsonSchema,
  type PublicKey,
} from '@sampan/shared'
import { requireNew, text, writeNew } from '@sampan/terminal'
import { programWords } from '../text/command-words.ts'
import { coordinatorTexts } from '../text/coordinator-texts.ts'
import { atHome } from './at-home.ts'
import { atConsole, consoleCodes, type Console } from './console.ts'

export const trust = atHome({
  name: 'trust',
  words: programWords('trust'),
  arguments: {},
  options: { out: text('FILE', { short: 'o' }) },
  examples: ['sampan coordinator trust', 'sampan coordinator trust -o trust.txt'],
  codes: [...consoleCodes, 'file-exists'],
  run: async ({ out }, session, folder) => {
    requireNew(out)
    const keys = await atConsole(session, folder, trustedKeys)
    const { origin, key, witnesses } = keys
    const lines = [`log ${key}`, ...witnesses.map((each) => `witness ${each}`)]
    const data = { origin, key, witnesses }
    if (out === undefined) return { data, text: lines.join('\n') }
    writeNew(out, `${lines.join('\n')}\n`)
    const t = coordinatorTexts(session.language)
    return {
      data: { ...data, file: out },
      text: t('trust.written', { file: out, count: witnesses.length }),
    }
  },
})

interface TrustedKeys {
  readonly origin: string
  /** C2SP verifier keys. */
  readonly key: string
  readonly witnesses: readonly string[]
}

/** The key of the log, and the keys with which enrolled sites sign that they saw it, in order of their names. */
async function trustedKeys({ installation, records }: Console): Promise<TrustedKeys> {
  const { log, trustDomain } = installation.identity
  const rows = await records.database
    .selectFrom('site')
    .select(['id', 'certificate'])
    .where('state', '=', 'enrolled')
    .orderBy('id')
    .execute()
  const witnesses = rows.map(({ id, certificate }) =>
    formatVerifierKey({
      name: `${trustDomain}/site/${id}`,
      type: 4,
      key: rawEd25519(witnessKeyOf(id, certificate)),
    }),
  )
  return { ...log, witnesses }
}

/** From our own table, where only certificates stand that were verified. */
function witnessKeyOf(site: string, certificate: string): PublicKey {
  const parsed = siteCertificateJsonSchema.safeParse(parseJson(certificate))
  const key = parsed.success ? importSpki(siteCertificateFromJson(parsed.data).witnessKey) : null
  if (key?.asymmetricKeyType !== 'ed25519') throw new SampanError('certificate-invalid', { site })
  return key
}
