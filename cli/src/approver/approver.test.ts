import { statSync } from 'node:fs'
import {
  approvalSchema,
  approvalVerifies,
  importPublicPem,
  introductionSchema,
  introducedKey,
  pageDigest,
  formatDigest,
  renderStudyPage,
} from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { somebody, studyText, sampleStudy, type Person } from '../testing/fixtures.test.support.ts'

const name = 'Dr. 陳大文 (Chan)'
const pem = 'Dr.-陳大文-Chan-.pub.pem'
const { study, exported } = sampleStudy()

let person: Person
beforeEach(async () => {
  person = somebody()
  person.write('passphrase', 'correct horse battery\n')
  person.write('export.json', JSON.stringify(exported))
  const made = await keygen(name, 'chan.key.pem')
  expect(made.ok).toBe(true)
})
afterEach(() => {
  person.leave()
})

const keygen = (owner: string, file: string) =>
  person.ask([
    ...['approver', 'keygen', '--name', owner, '--out', person.file(file)],
    ...['--passphrase-file', person.file('passphrase')],
  ])

const signing = (more: Readonly<Record<string, string>> = {}): readonly string[] => {
  const { EXPORT = person.file('export.json'), ...changed } = more
  const options = {
    key: person.file('chan.key.pem'),
    site: 'east',
    role: 'ethics',
    decision: 'approve',
    'passphrase-file': person.file('passphrase'),
    out: person.file('approval.json'),
    ...changed,
  }
  const given = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value])
  return ['approver', 'sign', EXPORT, ...given, '--yes']
}

const publicKey = () => importPublicPem(person.read(pem))!

describe('approver keygen', () => {
  it('encrypts the private half for its owner alone, and names the public half', () => {
    expect(person.read('chan.key.pem')).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    expect(statSync(person.file('chan.key.pem')).mode & 0o777).toBe(0o600)
    expect(person.read(pem)).toMatch(/^Approver: Dr\. 陳大文 \(Chan\)\n-----BEGIN PUBLIC KEY-----/)
  })

  it('overwrites nothing, and leaves nothing when it refuses', async () => {
    expect(await keygen(name, 'chan.key.pem')).toMatchObject({ error: { code: 'file-exists' } })
    expect(await keygen(name, 'second.pem')).toMatchObject({ error: { code: 'file-exists' } })
    expect(() => person.read('second.pem')).toThrow('ENOENT')
    expect(await keygen('Lee', 'Lee.pub.pem')).toMatchObject({ error: { code: 'file-exists' } })
    expect(() => person.read('Lee.pub.pem')).toThrow('ENOENT')
  })

  it('refuses short passphrases and names of two lines, and shortens long file names', async () => {
    expect(await keygen('a\nb', 'b.pem')).toMatchObject({ error: { code: 'value-invalid' } })
    expect(await keygen('陳'.repeat(200), 'long.pem')).toMatchObject({
      ok: true,
      data: { publicFile: person.file(`${'陳'.repeat(60)}.pub.pem`) },
    })
    person.write('passphrase', 'short')
    expect(await keygen('Lee', 'lee.pem')).toMatchObject({ error: { code: 'value-invalid' } })
  })

  it('asks a person twice for the passphrase, and says nothing of it', async () => {
    const typed = ['words of my own', 'other words of mine']
    const { status, output, errors } = await person.sampan(
      ['approver', 'keygen', '--name', 'Lee', '--out', person.file('lee.pem')],
      { columns: 80, input: typed.join('\r') },
    )
    expect(status).toBe(10)
    for (const words of typed) expect(output + errors).not.toContain(words)
  })
})

describe('approver sign', () => {
  it.each(['approve', 'reject', 'withdraw'] as const)(
    'to %s signs the page that was shown',
    async (decision) => {
      const said = await person.ask(signing({ decision, language: 'zh-Hant', conditions: 'Once.' }))
      expect(said).toMatchObject({
        ok: true,
        command: 'approver sign',
        data: {
          file: person.file('approval.json'),
          decision,
          site: 'east',
          role: 'ethics',
          study: study.name,
        },
      })
      const approval = approvalSchema.parse(JSON.parse(person.read('approval.json')))
      expect(approvalVerifies(approval, publicKey())).toBe(true)
      const page = renderStudyPage(study, 'zh-Hant')
      expect(approval).toMatchObject({
        subject: { type: 'study', digest: exported.digest },
        page: { language: 'zh-Hant', digest: formatDigest(pageDigest('zh-Hant', page)) },
        decision,
        conditions: 'Once.',
        approver: { name },
        validUntil: study.manifest.expiresAt,
      })
    },
  )

  it('shows the page before it asks, and does nothing without an answer', async () => {
    const words = signing({ language: 'zh-Hans' }).filter((word) => word !== '--yes')
    const { status, output } = await person.sampan(words, { columns: 100, input: 'n\n' })
    expect(status).toBe(10)
    expect(output.startsWith(renderStudyPage(study, 'zh-Hans'))).toBe(true)
    expect(() => person.read('approval.json')).toThrow('ENOENT')
    const agreed = await person.sampan(words, { columns: 100, input: 'y\n' })
    expect(agreed.status).toBe(0)
  })

  const refusals: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['for a hospital that is not in the study', { site: 'south' }, 'participant-unknown'],
    ['over another decision', { out: 'PUBLIC' }, 'file-exists'],
    ['with a public key', { key: 'PUBLIC' }, 'file-malformed'],
    ['with conditions that nobody sees', { conditions: 'a\u202eb' }, 'usage-invalid'],
  ]
  it.each(refusals)('refuses %s', async (_, more, code) => {
    const filled = Object.fromEntries(
      Object.entries(more).map(([key, value]) => [
        key,
        value === 'PUBLIC' ? person.file(pem) : value,
      ]),
    )
    expect(await person.ask(signing(filled))).toMatchObject({ ok: false, error: { code } })
    expect(() => person.read('approval.json')).toThrow('ENOENT')
  })

  it('refuses the wrong passphrase', async () => {
    person.write('passphrase', 'another passphrase')
    expect(await person.ask(signing())).toMatchObject({
      error: { code: 'passphrase-wrong', exit: 70 },
    })
  })

  const alterations = [
    ['its digest', { digest: `sha256:${'0'.repeat(64)}` }, 'manifest-digest-mismatch'],
    [
      'its manifest',
      { manifest: exported.manifest.replace('Illness', 'Wellness') },
      'manifest-digest-mismatch',
    ],
    ['the order of its manifest', { manifest: ` ${exported.manifest}` }, 'file-malformed'],
    ['its form', { more: 1 }, 'file-malformed'],
  ] as const
  it.each(alterations)('refuses an export with %s changed', async (_, change, code) => {
    const EXPORT = person.write('altered.json', JSON.stringify({ ...exported, ...change }))
    expect(await person.ask(signing({ EXPORT }))).toMatchObject({ ok: false, error: { code } })
    expect(() => person.read('approval.json')).toThrow('ENOENT')
  })

  it('refuses the approval of an own study, and of one that is over', async () => {
    const own = sampleStudy(studyText.replace('Dr Lam', `"${name}"`))
    person.write('export.json', JSON.stringify(own.exported))
    expect(await person.ask(signing())).toMatchObject({
      error: { code: 'approval-invalid', context: { why: 'investigator' } },
    })
    const over = sampleStudy(
      `${studyText.replace('2024', '2020')}startsAt: 2020-01-01\nexpiresAt: 2020-06-01\n`,
    )
    person.write('export.json', JSON.stringify(over.exported))
    expect(await person.ask(signing())).toMatchObject({ error: { code: 'study-expired' } })
    expect(await person.ask(signing({ decision: 'withdraw' }))).toMatchObject({ ok: true })
  })
})

describe('approver vouch', () => {
  const vouching = (pub: string): readonly string[] => [
    ...['approver', 'vouch', pub, '--key', person.file('chan.key.pem'), '--site', 'east'],
    ...['--roles', 'ethics,legal', '-o', person.file('introduction.json'), '--yes'],
    ...['--passphrase-file', person.file('passphrase')],
  ]

  it('introduces somebody by the name in their key', async () => {
    await keygen('Wong', 'wong.pem')
    const said = await person.ask(vouching(person.file('Wong.pub.pem')))
    expect(said).toMatchObject({
      ok: true,
      data: { site: 'east', name: 'Wong', roles: ['ethics', 'legal'] },
    })
    const introduction = introductionSchema.parse(JSON.parse(person.read('introduction.json')))
    expect(introducedKey(introduction, publicKey())).not.toBeNull()
    expect(introduction.approver.name).toBe('Wong')
  })

  it('takes a public half only', async () => {
    await keygen('Wong', 'wong.pem')
    expect(await person.ask(vouching(person.file('wong.pem')))).toMatchObject({
      error: { code: 'file-malformed' },
    })
  })
})
