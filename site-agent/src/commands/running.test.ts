import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { encodeEnvelope, limits } from '@sampan/proto'
import { fromUtf8, noTopic, sha256, suite, systemClock } from '@sampan/shared'
import { beforeAll, describe, expect, it } from 'vitest'
import { largestFrame, sentTypes } from '../operations/egress.ts'
import { setFlag, readFlag } from '../vault/ledger/flags.ts'
import { sendRecorded } from '../vault/outbox/outbox.ts'
import { newPerson, newPlace, offer, register, type Place } from './program.test.support.ts'

let place: Place
beforeAll(async () => {
  place = await newPlace()
})

const flag = (name: 'stopped' | 'locked'): Promise<string | null> =>
  place.ledger((ledger) => readFlag(ledger, name))

/** A process that ends on SIGTERM, in the place of a running agent. */
async function running(): Promise<ReturnType<typeof spawn>> {
  const child = spawn(process.execPath, [
    '-e',
    'process.on("SIGTERM",()=>setTimeout(()=>process.exit(),200));setInterval(()=>0,1e6);console.log(1)',
  ])
  await once(child.stdout, 'data')
  mkdirSync(place.home.run.folder, { recursive: true })
  writeFileSync(place.home.run.pid, `${child.pid}\n`)
  return child
}

describe('stop', () => {
  it('has nothing to do where nothing runs', async () => {
    expect((await place.ask('stop')).code).toBe('not-running')
    expect(await flag('stopped')).toBe(null)
  })

  it('ends the process and waits for its end', async () => {
    const child = await running()
    expect((await place.ask('status')).data).toMatchObject({ running: true, pid: child.pid })
    const { data } = await place.ask('stop')
    expect(data).toEqual({ stopped: false, pid: child.pid })
    expect(() => process.kill(child.pid!, 0)).toThrow('ESRCH')
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0)
    expect((await place.ask('status')).data).toMatchObject({ running: false })
    expect(await flag('stopped')).toBe(null)
  })

  it('--now lets nothing leave, whether something runs or not, until resume', async () => {
    expect((await place.ask('stop', '--now')).data).toEqual({ stopped: true, pid: null })
    expect(await flag('stopped')).toBe('console')
    expect((await place.ask('status')).data).toMatchObject({
      stopped: { since: expect.any(String) as string },
    })
    expect((await place.run('status')).output).toContain('nothing leaves')
    const child = await running()
    expect((await place.ask('stop', '--now')).data).toEqual({ stopped: true, pid: child.pid })
    expect((await place.ask('resume')).data).toEqual({ wasStopped: true })
    expect(await flag('stopped')).toBe(null)
    expect((await place.ask('resume')).data).toEqual({ wasStopped: false })
  })
})

describe('status', () => {
  it('says for whose people a run was refused, and what can be done', async () => {
    expect((await place.ask('status')).data).toMatchObject({ differencing: null })
    await place.ledger((ledger) => setFlag(ledger, 'differencing', 'run_b run_a', systemClock))
    expect((await place.ask('status')).data).toMatchObject({
      differencing: { run: 'run_b', earlier: 'run_a' },
    })
    expect((await place.run('status')).output).toContain('almost those of run_a')
  })
})

describe('unlock', () => {
  it("takes an approver's key", async () => {
    const chan = await register(place, 'Chan Tai Man', 'data-steward')
    const lee = newPerson(place.folder, 'Lee')
    const words = (person: typeof lee): string[] => {
      const key = ['--key', person.keyFile, '--passphrase-file', person.passphraseFile]
      return ['unlock', ...key, '--yes']
    }
    expect((await place.ask(...words(chan))).data).toEqual({ reason: null, unlockedBy: null })
    await place.ledger((ledger) => setFlag(ledger, 'locked', 'log-fork', systemClock))
    expect((await place.ask('status')).data).toMatchObject({ locked: { reason: 'log-fork' } })
    expect((await place.ask(...words(lee))).code).toBe('approver-unknown')
    expect((await place.ask(...words(chan).slice(0, -1))).code).toBe('usage-invalid')
    expect(await flag('locked')).toBe('log-fork')
    const { data } = await place.ask(...words(chan))
    expect(data).toEqual({ reason: 'log-fork', unlockedBy: 'Chan Tai Man' })
    expect(await flag('locked')).toBe(null)
  })
})

const header = {
  ctx: new Uint8Array(32),
  kind: 'vector' as const,
  ...{ size: 8, chunkSize: 8, chunkDigests: new Uint8Array(32) },
  ...{ digest: new Uint8Array(32), signature: new Uint8Array(64) },
}

describe('outbox', () => {
  it('shows what left, and a number before and after masking', async () => {
    const study = await offer(place)
    const frames: unknown[] = []
    const session = {
      send: async (topic: unknown, body: unknown, permitted: () => Promise<void>) => {
        await permitted()
        frames.push([topic, body])
      },
    }
    const run = 'run_00000000000000000000000000'
    const note = 'model.xtx: -12 -> 0x0f3a'
    await place.ledger(async (ledger) => {
      const topic = { study: study.manifest.id, run, round: 2, attempt: 1 }
      const body = { type: 'streamHeader' as const, value: header }
      const dependencies = { ledger, clock: systemClock }
      await sendRecorded(dependencies, session as never, topic, { body, note })
      const refusal = {
        code: 'internal',
        disposition: 'refuse' as const,
        inReplyTo: 1,
        subject: '',
      }
      await sendRecorded(dependencies, session as never, noTopic, {
        body: { type: 'refusal', value: refusal },
      })
    })
    // Of a message about a run only the run may be known.
    await place.ledger(async (ledger) => {
      const values = { study: '', run, round: 3n, attempt: 1n, kind: 'reveal', note: '' }
      const rest = { id: 3n, at: 1n, bytes: 5n, digest: new Uint8Array(32) }
      await ledger
        .insertInto('outbox')
        .values({ ...values, ...rest })
        .execute()
      const blob = new Uint8Array(1)
      const joined = { study_digest: study.name, number: 1n, serial: 0n, state: 'open' }
      const more = { invitation: blob, snapshot_digest: blob, opened_at: 1n, ended_at: null }
      await ledger
        .insertInto('run')
        .values({ id: run, ...joined, ...more })
        .execute()
    })
    const bytes = encodeEnvelope({
      ...{ ...noTopic, suite, protocol: 1, sequence: 0, acknowledged: 0 },
      body: { type: 'streamHeader', value: header },
    })
    const first = {
      ...{ id: 1, study: study.manifest.id, run, round: 2, attempt: 1, type: 'streamHeader', note },
      ...{
        bytes: bytes.byteLength,
        digest: `sha256:${Buffer.from(sha256(bytes)).toString('hex')}`,
      },
    }
    const { data } = await place.ask('outbox', 'ls')
    expect(data['messages']).toMatchObject([first, { id: 2, type: 'refusal' }, { id: 3 }])
    const all = data['messages'] as { bytes: number }[]
    expect(data['totals']).toEqual({ messages: 3, bytes: all[0]!.bytes + all[1]!.bytes + 5 })
    for (const filter of [
      ['--run', run],
      ['--study', study.name.slice(7, 17)],
    ])
      expect((await place.ask('outbox', 'ls', ...filter)).data['totals']).toMatchObject({
        messages: 2,
      })
    expect((await place.ask('outbox', 'ls', '--study', 'study_x')).code).toBe('study-unknown')
    expect((await place.run('outbox', 'ls')).output).toContain('3 messages')
    const specimen = { segment: 'model.xtx', plain: '-12', sent: '0x0f3a' }
    expect((await place.ask('outbox', 'show', '1')).data).toMatchObject({ ...first, specimen })
    expect((await place.run('outbox', 'show', '1')).output).toContain('0x0f3a')
    expect((await place.ask('outbox', 'show', '2')).data).toMatchObject({ specimen: null })
    expect((await place.ask('outbox', 'show', '4')).code).toBe('value-invalid')
  })
})

describe('egress', () => {
  it('names one address and every kind of message', async () => {
    const { data } = await place.ask('egress')
    expect(data).toMatchObject({
      host: 'localhost',
      port: 8443,
      protocol: 'TLS 1.3',
      direction: 'out',
    })
    expect((data['messages'] as { type: string }[]).map(({ type }) => type)).toEqual(sentTypes)
  })

  it('bounds what the codec makes of the largest messages', () => {
    const shares = {
      ...{ ctx: new Uint8Array(32), root: new Uint8Array(32), selfSeedDigest: new Uint8Array(32) },
      signature: new Uint8Array(64),
      leaves: new Uint8Array(2 * limits.sitesMax * 32),
      ciphertexts: Array.from({ length: limits.sitesMax }, (_, k) => ({
        ...{ from: k + 1, to: k + 1, ciphertext: new Uint8Array(80) },
      })),
      cosignature: null,
    }
    const data = new Uint8Array(limits.chunkBytesMax)
    const chunk = { ctx: new Uint8Array(32), kind: 'vector' as const, index: 1023, data }
    const size = (body: Parameters<typeof encodeEnvelope>[0]['body']): number =>
      encodeEnvelope({
        ...{ study: 's'.repeat(40), run: 'r'.repeat(40), round: 0xffff_ffff, attempt: 25 },
        ...{ suite, protocol: 65_535, sequence: 0xffff_ffff, acknowledged: 0xffff_ffff, body },
      }).byteLength + 70
    for (const [type, bytes] of [
      ['shares', size({ type: 'shares', value: shares })],
      ['streamChunk', size({ type: 'streamChunk', value: chunk })],
    ] as const) {
      expect(largestFrame(type)).toBeGreaterThanOrEqual(bytes)
      expect(largestFrame(type)).toBeLessThan(1.1 * bytes)
    }
  })

  it('lists every message that the vault makes', () => {
    const folder = new URL('../vault/', import.meta.url)
    const made = ['masking/advertise', 'masking/share', 'masking/confirm', 'masking/reveal']
      .concat(['session/handle', 'session/vault-session', 'session/refusal', 'studies/join'])
      .concat(['studies/offer', 'outbox/stream'])
      .flatMap((name) => {
        const text = fromUtf8(readFileSync(new URL(`${name}.ts`, folder)))!
        return [...text.matchAll(/type: '([a-zA-Z]+)'(?: as const)?[,} ]/g)].map(
          ([, type]) => type!,
        )
      })
    expect([...new Set(made), 'acknowledgement'].sort()).toEqual([...sentTypes].sort())
  })
})
