import { generateKeyPairSync } from 'node:crypto'
import { exportPrivatePem, generateP256, generateRsa, isSampanError } from '@sampan/shared'
import { describe, expect, test } from 'vitest'
import { opensslRequest, siteRequest } from '../http/fixture.test.support.ts'
import { readCertificateRequest } from './csr.ts'

const uri = 'spiffe://test.example/site/site-a'
const expected = { site: 'site-a', uri }
const names = ['-addext', `subjectAltName=URI:${uri}`]
const p256 = exportPrivatePem(generateP256().privateKey)
const rsa = exportPrivatePem(generateRsa().privateKey)
const good = opensslRequest(p256, '/CN=site-a', names)

function keyPem(
  ...parameters: [type: 'rsa', options: { modulusLength: number; publicExponent?: number }]
): string {
  const { privateKey } = generateKeyPairSync(...parameters)
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function refusal(pem: string): string {
  try {
    readCertificateRequest(pem, expected)
  } catch (error) {
    if (isSampanError(error, 'enrolment-request-invalid')) return String(error.context['why'])
    throw error
  }
  return 'accepted'
}

function der(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----[A-Z ]+-----/g, ''), 'base64')
}

function pem(bytes: Uint8Array): string {
  const body = Buffer.from(bytes).toString('base64')
  return `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`
}

describe('PKCS #10 requests made by the openssl command', () => {
  test('P-256 and RSA-3072 are accepted and give their key', () => {
    expect(readCertificateRequest(good, expected).asymmetricKeyType).toBe('ec')
    const request = opensslRequest(rsa, '/CN=site-a', names)
    expect(readCertificateRequest(request, expected).asymmetricKeyDetails?.modulusLength).toBe(3072)
  })

  const notTheSite = 'the alternative name is not exactly the site'
  const notOurForm = 'not a certificate request'
  test.each([
    ['another site', ['-addext', `subjectAltName=URI:${uri}b`], notTheSite],
    ['a DNS name more', ['-addext', `subjectAltName=URI:${uri},DNS:hub.example`], notOurForm],
    ['a second URI', ['-addext', `subjectAltName=URI:${uri},URI:${uri}`], notOurForm],
    ['a DNS name instead', ['-addext', `subjectAltName=DNS:site-a`], notOurForm],
    ['no name', [], notOurForm],
    ['an authority', [...names, '-addext', 'basicConstraints=CA:TRUE'], notOurForm],
    ['a purpose', [...names, '-addext', 'extendedKeyUsage=serverAuth'], notOurForm],
    ['a critical name', ['-addext', `subjectAltName=critical,URI:${uri}`], notOurForm],
    ['SHA-512', [...names, '-sha512'], 'signed with another algorithm than SHA-256'],
  ])('%s is refused', (_, extra, why) => {
    expect(refusal(opensslRequest(p256, '/CN=site-a', extra))).toBe(why)
  })

  test.each([
    ['/CN=site-b', 'the subject is not the site'],
    ['/O=x/CN=site-a', notOurForm],
    ['/CN=site-a/CN=site-a', notOurForm],
    ['/O=site-a', notOurForm],
  ])('subject %s is refused', (subject, why) => {
    expect(refusal(opensslRequest(p256, subject, names))).toBe(why)
  })

  const weak = 'the key must be RSA of 3072 to 4096 bits or P-256'
  test.each([
    ['RSA-2048', () => keyPem('rsa', { modulusLength: 2048 }), [], weak],
    ['exponent 3', () => keyPem('rsa', { modulusLength: 3072, publicExponent: 3 }), [], weak],
    ['P-384', () => pkcs8('P-384'), [], weak],
    ['secp256k1', () => pkcs8('secp256k1'), [], weak],
    ['Ed25519', () => pkcs8('ed25519'), [], weak],
    [
      'RSA-PSS',
      () => rsa,
      ['-sigopt', 'rsa_padding_mode:pss'],
      'signed with another algorithm than SHA-256',
    ],
  ])('%s is refused', (_, make, extra, why) => {
    expect(refusal(opensslRequest(make(), '/CN=site-a', [...names, ...extra]))).toBe(why)
  })
})

function pkcs8(curve: 'P-384' | 'secp256k1' | 'ed25519'): string {
  const { privateKey } =
    curve === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: curve })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Outer header (30 82 and two bytes of length), information (30 81 and one), algorithm and signature. */
function parts(bytes: Buffer): [Buffer, Buffer, Buffer] {
  expect([bytes[0], bytes[1], bytes[4], bytes[5]]).toEqual([0x30, 0x82, 0x30, 0x81])
  const end = 4 + 3 + bytes[6]!
  return [bytes.subarray(0, 4), bytes.subarray(4, end), bytes.subarray(end)]
}

describe('altered requests', () => {
  test('a flip of any single bit is refused', () => {
    const bytes = der(good)
    const accepted = Array.from({ length: bytes.length * 8 }, (_, at) => {
      const altered = Buffer.from(bytes)
      altered[at >> 3]! ^= 1 << (at & 7)
      return refusal(pem(altered))
    }).filter((outcome) => outcome === 'accepted')
    expect(accepted).toEqual([])
    expect(refusal(pem(bytes))).toBe('accepted')
  })

  test("another key's signature is refused", () => {
    const [header, information] = parts(der(good))
    const [, , signature] = parts(der(siteRequest('site-a').csr))
    const mixed = Buffer.concat([information, signature])
    header.writeUInt16BE(mixed.length, 2)
    expect(refusal(pem(Buffer.concat([header, mixed])))).toBe('the signature is wrong')
  })

  test('trailing bytes, long lengths, indefinite lengths and deep nesting are no request', () => {
    const bytes = der(good)
    const content = bytes.subarray(4)
    const long = Buffer.concat([Buffer.from([0x30, 0x83, 0]), bytes.subarray(2, 4), content])
    const indefinite = Buffer.concat([Buffer.from([0x30, 0x80]), content, Buffer.alloc(2)])
    const nested = Buffer.alloc(2000, Buffer.from([0x30, 0x80]))
    for (const altered of [Buffer.concat([bytes, Buffer.alloc(1)]), long, indefinite, nested])
      expect(refusal(pem(altered))).toBe('not a certificate request')
  })

  test('text that is no PEM, other PEM and oversized PEM are no request', () => {
    const junk = [
      '',
      'x',
      p256,
      `${good}${good}`,
      good.replace('\n', '\nx: y\n'),
      pem(Buffer.alloc(0)),
    ]
    for (const text of [...junk, pem(Buffer.alloc(5000))])
      expect(refusal(text)).toBe('not a certificate request')
    expect(refusal(good.replaceAll('\n', '\r\n'))).toBe('accepted')
  })
})
