import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  cosignNote,
  encodeEntry,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  generateEd25519,
  leafHash,
  logFiles,
  rawEd25519,
  rootOfLeaves,
  signNote,
  systemRandom,
  utf8,
} from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { somebody, type Person } from '../testing/fixtures.test.support.ts'

const origin = 'test.example/hub'
const log = generateEd25519()
const witness = generateEd25519()
/** More than one hash tile and one entry bundle, the last ones partial. */
const entries = Array.from({ length: 300 }, (_, k) =>
  encodeEntry(
    {
      type: k % 2 === 0 ? 'study-submitted' : 'study-approved',
      time: '2026-02-03T04:05:06.000Z',
      actor: { kind: 'account', id: `person-${k}`, certificate: null },
    },
    systemRandom,
  ),
)

function checkpointOver(leaves: readonly Uint8Array[], keys = log, size = leaves.length): string {
  const root = rootOfLeaves(leaves.map(leafHash))
  const text = formatCheckpoint({ origin, size, root })
  return formatNote({
    text,
    signatures: [
      signNote(text, origin, keys.privateKey, keys.publicKey),
      cosignNote(text, 1_770_000_000, 'east', witness),
    ],
  })
}

const files = logFiles(entries, utf8(checkpointOver(entries)))
const paths = [...files.keys()].sort()

let person: Person
beforeEach(() => {
  person = somebody()
  place(files)
  const key = (name: string, type: 1 | 4, { publicKey }: typeof log): string =>
    formatVerifierKey({ name, type, key: rawEd25519(publicKey) })
  person.write(
    'trust.txt',
    `# mine\nlog ${key(origin, 1, log)}\nwitness ${key('east', 4, witness)}\n`,
  )
})
afterEach(() => {
  person.leave()
})

function place(content: ReadonlyMap<string, Uint8Array>): void {
  rmSync(person.file('bundle'), { recursive: true, force: true })
  for (const [name, bytes] of content) {
    mkdirSync(path.dirname(inBundle(name)), { recursive: true })
    writeFileSync(inBundle(name), bytes)
  }
}

const inBundle = (name: string): string => path.join(person.file('bundle'), name)
const verify = (more = '') =>
  person.ask(`audit verify ${person.file('bundle')} --trust ${person.file('trust.txt')}${more}`)

describe('audit verify', () => {
  it('finds a sound log sound, and says who cosigned it', async () => {
    expect(await verify()).toMatchObject({
      ok: true,
      command: 'audit verify',
      data: { outcome: 'sound', origin, size: 300, witnesses: ['east'] },
    })
    expect(paths).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/44',
    ])
  })

  it.each(paths)('finds one other byte anywhere in %s, and names the file', async (name) => {
    const bytes = Uint8Array.from(readFileSync(inBundle(name)))
    const end =
      name === 'checkpoint' ? new TextDecoder().decode(bytes).indexOf('— east') - 2 : bytes.length
    for (const at of [0, Math.floor(end / 3), Math.floor(end / 2), end - 1]) {
      const altered = Uint8Array.from(bytes)
      altered[at]! ^= 1
      writeFileSync(inBundle(name), altered)
      const verdict = await verify()
      expect([at, verdict.ok]).toEqual([at, false])
      const { place: found } = verdict.data as { readonly place: string }
      // A byte of an entry shows in the first hash tile over it.
      const twin = name.replace('tile/entries', 'tile/0')
      expect([name, twin]).toContain(found)
    }
  })

  it.each(paths.filter((name) => name !== 'checkpoint'))(
    'finds that %s is missing',
    async (name) => {
      rmSync(inBundle(name))
      expect(await verify()).toMatchObject({
        error: { code: 'log-tampered', exit: 1, context: { place: name } },
      })
    },
  )

  it('finds a file too many, entries that changed places, and one left out', async () => {
    writeFileSync(inBundle('tile/0/002'), 'x')
    expect(await verify()).toMatchObject({ data: { place: 'tile/0/002' } })
    const moved = [entries[1]!, entries[0]!, ...entries.slice(2)]
    for (const others of [moved, entries.slice(1)]) {
      place(logFiles(others, files.get('checkpoint')!))
      expect(await verify()).toMatchObject({ error: { code: 'log-tampered' } })
    }
  })

  it('believes no key but those of the auditor', async () => {
    place(logFiles(entries, utf8(checkpointOver(entries, generateEd25519()))))
    expect(await verify()).toMatchObject({
      error: { code: 'log-tampered', context: { place: 'checkpoint' } },
    })
    place(files)
    expect(await person.ask(`audit verify ${person.file('bundle')}`)).toMatchObject({
      error: { code: 'log-untrusted', exit: 3 },
    })
    person.write('trust.txt', person.read('trust.txt').replace('log test', '# log test'))
    expect(await verify()).toMatchObject({ error: { code: 'log-untrusted' } })
  })

  it('holds the log against what was seen before', async () => {
    const seen = (leaves: readonly Uint8Array[], keys = log) =>
      ` --checkpoint ${person.write('seen', checkpointOver(leaves, keys))}`
    expect(await verify(seen(entries.slice(0, 100)))).toMatchObject({ ok: true })
    const longer = [...entries, entries[0]!]
    expect(await verify(seen(longer))).toMatchObject({ error: { code: 'log-shrunken', exit: 1 } })
    const other = entries.slice(1, 100)
    expect(await verify(seen(other))).toMatchObject({ error: { code: 'log-fork', exit: 1 } })
    expect(await verify(seen(entries, generateEd25519()))).toMatchObject({
      error: { code: 'log-untrusted' },
    })
  })

  it('is not made to look for files that cannot be there', async () => {
    place(new Map([...files, ['checkpoint', utf8(checkpointOver(entries, log, 2 ** 52))]]))
    expect(await verify()).toMatchObject({ error: { code: 'log-tampered' } })
    expect(await person.ask(`audit show ${person.file('bundle')}`)).toMatchObject({
      error: { code: 'log-malformed' },
    })
  })

  it('refuses a folder that is none, and a trust file that is none', async () => {
    expect(await verify()).toMatchObject({ ok: true })
    person.write('trust.txt', 'log nonsense\n')
    expect(await verify()).toMatchObject({ error: { code: 'log-untrusted', context: { line: 1 } } })
    rmSync(person.file('bundle'), { recursive: true })
    expect(await person.ask(`audit show ${person.file('bundle')}`)).toMatchObject({
      error: { code: 'file-missing' },
    })
  })
})

describe('audit show', () => {
  it('lists entries in order, of one type where that is asked for', async () => {
    const shown = await person.ask(`audit show ${person.file('bundle')} --type study-approved`)
    const { entries: listed } = shown.data as { readonly entries: readonly { index: number }[] }
    expect(listed.map(({ index }) => index)).toEqual(
      Array.from({ length: 150 }, (_, k) => 2 * k + 1),
    )
    const { output, errors } = await person.sampan(`audit show ${person.file('bundle')}`)
    expect(errors).toContain('not verified')
    expect(output).toMatch(/299 +2026-02-03 04:05 UTC +study-approved +account person-299/)
  })
})
