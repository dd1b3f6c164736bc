import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
import { systemClock, systemRandom, type X509Certificate } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverTls } from '../http/tls.ts'
import { createAuthority, type Authority } from './ca.ts'
import { addressBytes } from './address.ts'
import { currentServerCertificate, keepServerCertificate } from './server-certificate.ts'

const dayMs = 86_400_000
let offsetMs = 0
let timers: (() => void)[] = []
const clock = {
  nowMs: () => systemClock.nowMs() + offsetMs,
  after: (_: number, action: () => void) => {
    timers.push(action)
    return () => {
      timers = timers.filter((timer) => timer !== action)
    }
  },
}
const sources = { clock, random: systemRandom }
let folder: string
let authority: Authority
const subject = (hosts = ['localhost', '127.0.0.1']) => ({
  file: path.join(folder, 'server.pem'),
  coordinator: 'hub',
  hosts,
})

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-server-'))
  authority = createAuthority('test.example', sources).authority
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the server certificate', () => {
  test('is kept while it is good and made anew when it is not', () => {
    const current = (hosts?: string[], by = authority): string =>
      currentServerCertificate(by, subject(hosts), sources)
    const first = current()
    expect(current()).toBe(first)
    offsetMs = 6.9 * dayMs
    expect(current()).toBe(first)
    offsetMs = 7.1 * dayMs
    const second = current()
    expect(second).not.toBe(first)
    expect(readFileSync(subject().file, 'utf8')).toBe(second)
    offsetMs = 400 * dayMs
    const third = current()
    expect(third).not.toBe(second)
    offsetMs = 0
    writeFileSync(subject().file, second)
    const fourth = current(['localhost'])
    expect(fourth).not.toBe(second)
    expect(current(['127.0.0.1'])).not.toBe(fourth)
    const fifth = current(['localhost'])
    expect(current(['localhost'])).toBe(fifth)
    const other = createAuthority('test.example', sources).authority
    expect(current(['localhost'], other)).not.toBe(fifth)
    writeFileSync(subject().file, 'x')
    expect(current(['localhost'])).toContain('PRIVATE KEY')
  }, 60_000)

  test('is renewed on a running server', async () => {
    const root = authority.root.toString()
    const pem = currentServerCertificate(authority, subject(), sources)
    const server = createServer(serverTls({ server: pem, root }))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const presented = async (): Promise<X509Certificate> => {
      const socket = connect({ host: 'localhost', port, rejectUnauthorized: false })
      await new Promise((resolve, reject) => {
        socket.once('secureConnect', resolve)
        socket.once('error', reject)
      })
      const certificate = socket.getPeerX509Certificate()!
      socket.destroy()
      return certificate
    }
    const stop = keepServerCertificate(server, authority, subject(), sources)
    const before = (await presented()).serialNumber
    timers.splice(0).forEach((run) => run())
    expect((await presented()).serialNumber).toBe(before)
    offsetMs = 8 * dayMs
    timers.splice(0).forEach((run) => run())
    expect((await presented()).serialNumber).not.toBe(before)
    stop()
    expect(timers).toEqual([])
    server.close()
  })
})

test.each([
  ['127.0.0.1', '7f000001'],
  ['0.0.0.0', '00000000'],
  ['::', '0'.repeat(32)],
  ['::1', `${'0'.repeat(31)}1`],
  ['2001:db8::8:800:200c:417a', '20010db80000000000080800200c417a'],
  ['fe80::', `fe80${'0'.repeat(28)}`],
  ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
  ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201'],
  ['fe80::1%eth0', null],
  ['localhost', null],
  ['1.2.3', null],
  ['1:2', null],
])('the bytes of %s (RFC 4291)', (text, hex) => {
  const bytes = addressBytes(text)
  expect(bytes === null ? null : Buffer.from(bytes).toString('hex')).toBe(hex)
})
