import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  exportPrivatePem,
  generateP256,
  generateRsa,
  SampanError,
  systemClock,
  systemRandom,
} from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createAuthority,
  issueServerCertificate,
  issueSiteCertificate,
  loadAuthority,
  readCertificate,
  type Authority,
} from './ca.ts'
import { buildCertificate, fingerprintOf } from './certificate.ts'

const sources = { clock: systemClock, random: systemRandom }
const dayMs = 86_400_000
let folder: string
let authority: Authority

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-ca-'))
  authority = createAuthority('test.example', sources).authority
  write('root.pem', authority.root.toString())
  write('issuing.pem', authority.issuing.toString())
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

function opensslVerify(leaf: string, purpose: string): string {
  const chain = ['-CAfile', path.join(folder, 'root.pem')]
  const untrusted = ['-untrusted', path.join(folder, 'issuing.pem')]
  const flags = ['verify', '-x509_strict', '-purpose', purpose, ...chain, ...untrusted]
  const { stdout, stderr } = spawnSync('openssl', [...flags, write('leaf.pem', leaf)])
  return `${stdout.toString()}${stderr.toString()}`
}

function opensslText(pem: string, ...flags: string[]): string {
  const file = write('shown.pem', pem)
  return execFileSync('openssl', ['x509', '-noout', '-in', file, ...flags]).toString()
}

describe('certificates as the openssl command judges them', () => {
  test.each([
    ['RSA', () => generateRsa()],
    ['P-256', () => generateP256()],
  ])('a site certificate for %s is strictly valid, for connecting only', (_, generate) => {
    const subject = { site: 'site-a', publicKey: generate().publicKey }
    const leaf = readCertificate(issueSiteCertificate(authority, subject, sources).chain).toString()
    expect(opensslVerify(leaf, 'sslclient')).toContain(': OK')
    expect(opensslVerify(leaf, 'sslserver')).toContain('unsuitable certificate purpose')
    expect(opensslText(leaf, '-ext', 'subjectAltName')).toMatch(
      /Name: \n +URI:spiffe:\/\/test\.example\/site\/site-a\n$/,
    )
  })

  test('a server certificate is strictly valid, for serving only', () => {
    const hosts = ['localhost', '127.0.0.1', '2001:db8::1', 'a.test.example']
    const pem = issueServerCertificate(authority, { coordinator: 'hub', hosts }, sources)
    const leaf = readCertificate(pem).toString()
    expect(opensslVerify(leaf, 'sslserver')).toContain(': OK')
    expect(opensslVerify(leaf, 'sslclient')).toContain('unsuitable certificate purpose')
    expect(opensslText(leaf, '-ext', 'subjectAltName')).toContain(
      'URI:spiffe://test.example/coordinator, DNS:localhost, IP Address:127.0.0.1, ' +
        'IP Address:2001:DB8:0:0:0:0:0:1, DNS:a.test.example',
    )
  })

  test('authorities are strictly valid and the issuing one may not make others', () => {
    expect(opensslVerify(authority.issuing.toString(), 'any')).toContain(': OK')
    expect(opensslText(authority.root.toString(), '-ext', 'basicConstraints')).toContain(
      'CA:TRUE, pathlen:1',
    )
    expect(opensslText(authority.issuing.toString(), '-ext', 'basicConstraints')).toContain(
      'CA:TRUE, pathlen:0',
    )
    const below = generateRsa()
    const dates = { notBeforeMs: Date.now() - 1000, notAfterMs: Date.now() + dayMs }
    const parent = { organization: 'test.example', commonName: 'Sampan issuing CA' }
    const subject = { commonName: 'below' }
    const authorityBelow = buildCertificate(
      { kind: 'issuing', subject, names: null, publicKey: below.publicKey, ...dates },
      { name: parent, key: authority.key },
      systemRandom,
    )
    const { publicKey } = generateP256()
    const leaf = buildCertificate(
      { kind: 'site', subject: { commonName: 'leaf' }, names: null, publicKey, ...dates },
      { name: subject, key: below.privateKey },
      systemRandom,
    )
    write('issuing.pem', `${authority.issuing.toString()}${authorityBelow.toString()}`)
    expect(opensslVerify(leaf.toString(), 'sslclient')).toContain('path length constraint exceeded')
  })

  test('the fingerprint is what openssl prints', () => {
    const printed = opensslText(authority.root.toString(), '-fingerprint', '-sha256')
    const digits = printed.split('=')[1]!.trim().replaceAll(':', '').toLowerCase()
    expect(fingerprintOf(authority.root)).toBe(`sha256:${digits}`)
  })
})

describe('an authority from its files', () => {
  const pem = (): { root: string; issuing: string; key: string } => ({
    root: authority.root.toString(),
    issuing: authority.issuing.toString(),
    key: exportPrivatePem(authority.key),
  })

  test('is the same again', () => {
    expect(loadAuthority('test.example', pem()).issuing.raw).toEqual(authority.issuing.raw)
  })

  test.each([
    ['another domain', 'other.example', {}, 'certificate-invalid'],
    ['the rest of a domain', 'example', {}, 'certificate-invalid'],
    ['no key', 'test.example', { key: 'x' }, 'key-missing'],
    ['no certificate', 'test.example', { issuing: 'x' }, 'certificate-invalid'],
    [
      'another key',
      'test.example',
      { key: exportPrivatePem(generateRsa().privateKey) },
      'certificate-invalid',
    ],
  ])('with %s is refused', (_, domain, change, code) => {
    expect(() => loadAuthority(domain, { ...pem(), ...change })).toThrow(
      expect.objectContaining({ code }),
    )
  })

  test('of another root is refused', () => {
    const other = createAuthority('test.example', sources).authority
    expect(() => loadAuthority('test.example', { ...pem(), root: other.root.toString() })).toThrow(
      SampanError,
    )
  })

  test('issues nothing that outlives it', () => {
    const late = {
      ...sources,
      clock: { ...systemClock, nowMs: () => Date.now() + 8 * 366 * dayMs },
    }
    const subject = { site: 'site-a', publicKey: generateP256().publicKey }
    expect(() => issueSiteCertificate(authority, subject, late)).toThrow(
      expect.objectContaining({ code: 'certificate-invalid' }),
    )
  })
})
