import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { parseSettings, redactSettings, requireSettings, settingsSchema } from './settings.ts'
import { settingsText } from './settings-text.ts'

const settings = settingsSchema.parse({
  version: 1,
  id: 'hub',
  controller: 'institute',
  jurisdiction: 'HK',
  trustDomain: 'test.example',
  hosts: ['hub.test.example', '192.0.2.1', '2001:db8::1'],
  listen: { address: '0.0.0.0', port: 8443 },
  auditLog: { origin: 'test.example/hub' },
  logging: { level: 'info' },
  tokens: { lifetimeDays: 90 },
  files: {
    database: 'coordinator.db',
    protocolKey: 'keys/protocol.key.pem',
    logKey: 'keys/log.key.pem',
    issuingKey: 'ca/issuing.key.pem',
    issuingCertificate: 'ca/issuing.pem',
    rootCertificate: 'ca/root.pem',
    server: 'tls/server.pem',
  },
})

function faults(change: Readonly<Record<string, unknown>>): unknown {
  const outcome = parseSettings(stringify({ ...settings, ...change }))
  return 'faults' in outcome ? outcome.faults : []
}

describe('coordinator.yaml', () => {
  test('is read back as it was written', () => {
    expect(parseSettings(settingsText(settings))).toEqual({ settings, faults: [] })
  })

  test('describes every key', () => {
    const lines = settingsText(settings).split('\n')
    const keys = lines.filter((line) => /^[a-zA-Z]+:/.test(line))
    expect(keys).toHaveLength(Object.keys(settings).length)
    for (const key of keys) expect(lines[lines.indexOf(key) - 1]).toMatch(/^# \S.{10,}/)
    for (const key of lines.filter((line) => /^ {2}[a-zA-Z]+: [a-z]+\//.test(line)))
      expect(lines[lines.indexOf(key) - 1]).toMatch(/^ {2}# \S.{10,}/)
  })

  test('has all its faults named at once, with what was expected and found', () => {
    expect(
      faults({
        id: 'Hub',
        jurisdiction: 'XX',
        listen: { address: 'localhost', port: 70_000 },
        hosts: ['a_b', '1.2.3', ''],
        zebra: 'giraffe',
        logging: { level: 'info', password: 'giraffe' },
        tokens: undefined,
      }),
    ).toEqual([
      { key: 'id', expected: 'expected a-z, 0-9 and -, at most 63', found: '"Hub"' },
      { key: 'jurisdiction', expected: expect.stringContaining('"HK"') as string, found: '"XX"' },
      { key: 'hosts.0', expected: 'expected a DNS name or an IP address', found: '"a_b"' },
      { key: 'hosts.1', expected: 'expected a DNS name or an IP address', found: '"1.2.3"' },
      { key: 'hosts.2', expected: 'expected a DNS name or an IP address', found: '""' },
      { key: 'listen.address', expected: 'expected an IP address', found: '"localhost"' },
      { key: 'listen.port', expected: expect.stringContaining('65535') as string, found: '70000' },
      { key: 'logging.password', expected: 'no such key', found: 'something' },
      { key: 'tokens', expected: expect.stringContaining('object') as string, found: 'nothing' },
      { key: 'zebra', expected: 'no such key', found: 'something' },
    ])
  })

  test.each([
    ['no YAML', 'a: [1'],
    ['a key twice', 'id: a\nid: b'],
    ['an alias', 'version: &a 1\nid: *a'],
    ['nested without end', '['.repeat(30_000)],
    [
      'indented without end',
      Array.from({ length: 300 }, (_, k) => `${' '.repeat(k)}a:`).join('\n'),
    ],
    ['larger than a person writes', `id: ${'a'.repeat(70_000)}`],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['a list', '- 1'],
    ['nothing', ''],
  ])('is refused when it is %s', (_, text) => {
    expect(() => requireSettings(text, 'coordinator.yaml')).toThrow(
      expect.objectContaining({ code: 'settings-invalid' }),
    )
  })

  test('has a fault of its form named with its line', () => {
    expect(parseSettings('id: a\nid: b')).toEqual({
      settings: null,
      faults: [
        { key: 'line 2', expected: '"id" stands here a second time', found: 'file-malformed' },
      ],
    })
  })

  test('is printed without the places of secrets', () => {
    const printed = JSON.stringify(redactSettings(settings))
    expect(printed).not.toMatch(/key\.pem|server\.pem/)
    expect(printed).toContain('"database":"coordinator.db"')
  })
})
