import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bodies, Envelope } from '@sampan/proto'
import {
  advertisementStatement,
  commitmentRoot,
  complaintStatement,
  sha256,
  sharesStatement,
  signP256,
  streamDigest,
  suite,
  vectorStatement,
} from '@sampan/shared'
import { infiltrated, type Infiltrated, type Sent } from '../support/from-within.ts'

// Delta has its keys and a session, and says whatever it likes.
let inside: Infiltrated
beforeEach(async () => {
  inside = await infiltrated()
})
afterEach(async () => {
  await inside.stop()
})

const realTimeout = setTimeout
/** Also while the coordinator's time is made. */
const reallyAWhile = (): Promise<void> => new Promise((resolve) => realTimeout(resolve, 10))

const keyOfDelta = () => inside.siteNamed('delta').vault.identity.protocolKey.privateKey

/** Calls once, at the first message of this type and, where named, of this site. */
function once(type: string, act: (sent: Sent) => void, site?: string): void {
  let done = false
  inside.onSent = (sent) => {
    if (done || sent.envelope.body.type !== type || (site ?? sent.site) !== sent.site) return
    done = true
    act(sent)
  }
}

function firstOf<K extends keyof Bodies>(site: string, type: K): Bodies[K] {
  const found = inside.sent.find((sent) => sent.site === site && sent.envelope.body.type === type)!
    .envelope.body
  return found.value as Bodies[K]
}

/** A second vector of delta: its first word is `people`, all others are nothing. */
function secondVector(
  ctx: Uint8Array,
  people: number,
): readonly [Envelope['body'], Envelope['body']] {
  const { size } = firstOf('delta', 'streamHeader')
  const data = new Uint8Array(size)
  new DataView(data.buffer).setUint32(0, people, true)
  const chunkDigests = sha256(data)
  const digest = streamDigest(suite, size, size, chunkDigests)
  const index = indexOfDelta()
  const signature = signP256(keyOfDelta(), vectorStatement(suite, ctx, index, digest))
  const header = {
    ctx,
    kind: 'vector',
    size,
    chunkSize: size,
    chunkDigests,
    digest,
    signature,
  } as const
  return [
    { type: 'streamHeader', value: header },
    { type: 'streamChunk', value: { ctx, kind: 'vector', index: 0, data } },
  ]
}

const indexOfDelta = (): number => firstOf('delta', 'advertisement').index

async function people(run: string): Promise<unknown> {
  const [result] = await inside.federation.results(run)
  return JSON.stringify(result?.['result'])
}

async function honestPeople(): Promise<unknown> {
  const view = await inside.start()
  expect(await inside.ended(view.id)).toMatchObject({ state: 'completed' })
  return people(view.id)
}

describe('a site of the roster', () => {
  it('is counted once, also when the coordinator comes back in the middle of confirming', async () => {
    const honest = await honestPeople()
    let crashed: Promise<void> = Promise.resolve()
    once('confirmation', ({ envelope }) => {
      const { ctx } = envelope.body.value as Bodies['confirmation']
      crashed = inside.crash(envelope.run).then(() => {
        for (const body of secondVector(ctx, 1000)) inside.say('delta', envelope, body)
      })
    })
    inside.sent.length = 0
    const view = await inside.start()
    const end = await inside.ended(view.id)
    await crashed
    expect(end).toMatchObject({ state: 'completed', reason: null })
    expect(await people(view.id)).toBe(honest)
  })

  it('cannot change what it dealt, so that an honest site is blamed', async () => {
    once(
      'confirmation',
      ({ envelope }) => {
        const dealt = firstOf('delta', 'shares')
        const leaves = Uint8Array.from(dealt.leaves, (byte) => byte ^ 1)
        const pieces = Array.from({ length: leaves.length / 32 }, (_, k) =>
          leaves.slice(32 * k, 32 * k + 32),
        )
        const changed = { root: commitmentRoot(pieces), selfSeedDigest: dealt.selfSeedDigest }
        const signature = signP256(
          keyOfDelta(),
          sharesStatement(suite, dealt.ctx, indexOfDelta(), changed),
        )
        const value = { ...dealt, ...changed, leaves, signature }
        inside.say('delta', envelope, { type: 'shares', value })
      },
      'alpha',
    )
    const view = await inside.start()
    const end = await inside.ended(view.id)
    expect([end.reason, end.subject]).not.toEqual(['survivors-invalid', 'alpha'])
    expect(end.state).toBe('completed')
  })

  it('that reveals garbage is named', async () => {
    once('reveal', ({ envelope }) => {
      const { ctx, shares } = envelope.body.value as Bodies['reveal']
      const garbage = shares.map((share) => ({ ...share, share: new Uint8Array(32) }))
      inside.say('delta', envelope, { type: 'reveal', value: { ctx, shares: garbage, next: null } })
    })
    const view = await inside.start()
    expect(await inside.ended(view.id)).toMatchObject({
      reason: 'commitment-mismatch',
      subject: 'delta',
    })
  })

  it('cannot fill the log with complaints', async () => {
    once('confirmation', ({ envelope }) => {
      const { ctx } = envelope.body.value as Bodies['confirmation']
      for (let k = 0; k < 100; k++) {
        const words = { index: indexOfDelta(), against: 1, code: 'share-invalid' }
        const signature = signP256(keyOfDelta(), complaintStatement(suite, ctx, words))
        const value = { ctx, against: 1, code: 'share-invalid', signature }
        inside.say('delta', envelope, { type: 'complaint', value })
      }
    })
    const view = await inside.start()
    await inside.ended(view.id)
    const incidents = (await inside.entries()).filter(({ type }) => type === 'incident')
    expect(incidents.length).toBeLessThanOrEqual(1)
  })

  it('cannot fill the log with refusals', async () => {
    once('runAcceptance', ({ envelope }) => {
      const value = {
        code: 'policy-denied',
        disposition: 'refuse',
        inReplyTo: 0,
        subject: '',
      } as const
      for (let k = 0; k < 100; k++) inside.say('delta', envelope, { type: 'refusal', value })
    })
    const view = await inside.start()
    await inside.ended(view.id)
    const refusals = (await inside.entries()).filter(({ type }) => type === 'run-refused')
    expect(refusals).toHaveLength(1)
  })

  it('cannot crowd out what the others say', async () => {
    const { database } = inside.federation
    let dealt = 0
    inside.onSent = ({ envelope }) => {
      if (envelope.body.type !== 'shares') return
      dealt += 1
      // The driver waits for the database, and delta fills the queue meanwhile.
      if (dealt === 1)
        void database
          .transaction()
          .execute(() => new Promise((resolve) => setTimeout(resolve, 500)))
      if (dealt !== 2) return
      const { ctx } = envelope.body.value
      const value = { ctx, kind: 'vector', index: 0, data: new Uint8Array(1) } as const
      const elsewhere = { ...envelope, attempt: 25 }
      for (let k = 0; k < 5000; k++) inside.say('delta', elsewhere, { type: 'streamChunk', value })
    }
    const view = await inside.start()
    // Delta itself may be what is missing.
    const heard = (): readonly string[] => {
      const { phase, sites } = inside.federation.core.runs.driver(view.id)!.view()
      return phase === 'share'
        ? sites.filter(({ answered }) => answered).map(({ site }) => site)
        : []
    }
    const others = expect.arrayContaining(['alpha', 'beta', 'gamma']) as string[]
    await expect.poll(heard, { timeout: 20_000, interval: 50 }).toEqual(others)
  })

  it('that advertises a key without secrets is named, not the site that says so', async () => {
    let changed = false
    once(
      'advertisement',
      ({ envelope }) => {
        const value = envelope.body.value as Bodies['advertisement']
        const { study, manifest } = { study: inside.study, manifest: inside.study.manifest }
        const acceptance = firstOf('delta', 'runAcceptance')
        const content = { ...value, shareKey: new Uint8Array(32) }
        const common = { suite, manifestDigest: study.digest, run: envelope.run }
        const statement = { ...content, ...common, rosterDigest: acceptance.rosterDigest }
        const signature = signP256(
          keyOfDelta(),
          advertisementStatement({ ...statement, study: manifest.id }),
        )
        changed = true
        inside.silent.add('delta')
        inside.say('delta', envelope, { type: 'advertisement', value: { ...content, signature } })
      },
      'delta',
    )
    const view = await inside.start()
    const end = await inside.ended(view.id)
    expect(changed).toBe(true)
    expect([end.reason, end.subject]).toEqual(['key-low-order', 'delta'])
  })

  it('that accepted another roster does not count', async () => {
    once('runAcceptance', ({ envelope }) => {
      const value = envelope.body.value as Bodies['runAcceptance']
      const other = { ...value, rosterDigest: new Uint8Array(32) }
      inside.say('delta', envelope, { type: 'runAcceptance', value: other })
    })
    const view = await inside.start()
    expect(await inside.ended(view.id)).toMatchObject({
      reason: 'roster-mismatch',
      subject: 'delta',
    })
  })

  it('cannot keep a run waiting for ever by talking', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      inside.silent.add('delta')
      const view = await inside.start()
      const accepted = (): readonly Sent[] =>
        inside.sent.filter(({ envelope }) => envelope.body.type === 'runAcceptance')
      while (accepted().length < 4) await reallyAWhile()
      await inside.federation.core.settled()
      const at = { study: '', round: 7, attempt: 7, protocol: 1, sequence: 1, acknowledged: 0 }
      const value = {
        ctx: new Uint8Array(32),
        kind: 'vector',
        index: 0,
        data: Uint8Array.of(1),
      } as const
      const body = { type: 'streamChunk', value } as const
      for (let k = 0; k < 20; k++) {
        await vi.advanceTimersByTimeAsync(60_000)
        inside.say('delta', { ...at, suite, run: view.id, body }, body)
      }
      await vi.advanceTimersByTimeAsync(1)
      expect(await inside.verdict(view.id)).toMatchObject({
        state: 'lost',
        reason: 'site-absent',
        subject: 'delta',
      })
    } finally {
      vi.useRealTimers()
    }
  })
})

/** Delta takes part in no attempt, so that a person is asked. */
function loseAttempts(): void {
  const value = {
    code: 'attempt-lost',
    disposition: 'abort-round',
    inReplyTo: 0,
    subject: '',
  } as const
  inside.onSent = ({ envelope, site }) => {
    if (site === 'delta' && envelope.body.type === 'advertisement')
      inside.say('delta', envelope, { type: 'refusal', value })
  }
}

describe('a run', () => {
  it('that crashed after its last result is complete, not lost', async () => {
    const { database } = inside.federation
    const view = await inside.start()
    // The last sum is published and its result released; the process ends before the run does.
    expect(await inside.ended(view.id)).toMatchObject({ state: 'completed' })
    await database
      .updateTable('run')
      .set({ state: 'running', ended_at: null })
      .where('id', '=', view.id)
      .execute()
    await inside.crash(view.id)
    expect(await inside.ended(view.id)).toMatchObject({ state: 'completed', reason: null })
    expect(await inside.federation.results(view.id)).toHaveLength(1)
  })

  it('that cannot be taken up does not keep the others from it', async () => {
    const view = await inside.start()
    await inside.ended(view.id)
    const { database, core } = inside.federation
    const run = await database
      .selectFrom('run')
      .selectAll()
      .where('id', '=', view.id)
      .executeTakeFirstOrThrow()
    await database
      .updateTable('run')
      .set({ state: 'paused', ended_at: null })
      .where('id', '=', run.id)
      .execute()
    const row = await database
      .selectFrom('run_site')
      .select('certificate')
      .where('run', '=', run.id)
      .where('site', '=', 'delta')
      .executeTakeFirstOrThrow()
    const certificate = JSON.parse(row.certificate) as Record<string, unknown>
    // As if delta had certified its keys for a few minutes only, and they are over.
    await database
      .updateTable('run_site')
      .set({ certificate: JSON.stringify({ ...certificate, notAfterS: 1_000_000_000 }) })
      .where('run', '=', run.id)
      .where('site', '=', 'delta')
      .execute()
    await core.runs.resume()
    expect(await inside.verdict(run.id)).toMatchObject({
      state: 'lost',
      reason: 'certificate-invalid',
    })
    expect(await inside.ended((await inside.start()).id)).toMatchObject({ state: 'completed' })
  })

  it('whose end cannot be written down ends as soon as it can, and the process lives', async () => {
    const { database } = inside.federation
    const rename = (from: string, to: string) =>
      database.schema.alterTable(from).renameTo(to).execute()
    let broken: Promise<unknown> = Promise.resolve()
    once('confirmation', () => {
      broken = rename('log_checkpoint', 'gone')
    })
    const view = await inside.start()
    for (let k = 0; k < 100; k++) await new Promise((resolve) => setTimeout(resolve, 5))
    await broken
    await rename('gone', 'log_checkpoint')
    expect(await inside.verdict(view.id)).toMatchObject({ state: 'running' })
    await inside.federation.core.runs.driver(view.id)!.cancel()
    expect(await inside.verdict(view.id)).toMatchObject({ state: 'lost', reason: 'internal' })
    expect(await inside.ended((await inside.start()).id)).toMatchObject({ state: 'completed' })
  })

  it('that waits for a person is not set going by a site', async () => {
    loseAttempts()
    const view = await inside.start()
    await inside.ended(view.id)
    inside.onSent = () => undefined
    const { length } = await inside.entries()
    await inside.siteNamed('alpha').session.stop()
    await inside.federation.core.settled()
    const at = inside.sent.findLast(({ site }) => site === 'delta')!.envelope
    const value = {
      code: 'attempt-lost',
      disposition: 'abort-round',
      inReplyTo: 0,
      subject: '',
    } as const
    inside.say('delta', { ...at, attempt: 6 }, { type: 'refusal', value })
    await inside.federation.core.settled()
    expect(await inside.verdict(view.id)).toMatchObject({ state: 'paused' })
    expect(await inside.entries()).toHaveLength(length)
  })

  it('that somebody continues twice goes on once', async () => {
    const { core } = inside.federation
    loseAttempts()
    const view = await inside.start()
    expect(await inside.ended(view.id)).toMatchObject({ reason: 'attempts-exhausted' })
    inside.onSent = () => undefined
    const driver = core.runs.driver(view.id)!
    await Promise.all([driver.continue(), driver.continue()])
    for (;;) {
      const { state } = await inside.verdict(view.id)
      if (['completed', 'lost', 'cancelled'].includes(state)) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(await inside.verdict(view.id)).toMatchObject({ state: 'completed', reason: null })
  })
})
