import type { Bodies, Body, Envelope } from '@sampan/proto'
import {
  concat,
  sha256,
  signP256,
  streamDigest,
  suite,
  vectorStatement,
  type PrivateKey,
} from '@sampan/shared'
import { expect } from 'vitest'
import type { Infiltrated, Sent } from './from-within.ts'

/** A site that has its keys and says what it likes in place of, or beside, what its vault says. */
export interface LyingSite {
  readonly name: string
  readonly key: PrivateKey
  readonly index: () => number
  /** What it said first of this type. */
  readonly said: <K extends keyof Bodies>(type: K) => Bodies[K]
  /** Says this as though it were said where `at` was. */
  readonly say: (at: Envelope, ...bodies: readonly Body[]) => void
  /** Signs a vector cut into these chunks. */
  readonly vector: (ctx: Uint8Array, chunks: readonly Uint8Array[], chunkSize?: number) => Vector
}

export interface Vector {
  readonly header: Bodies['streamHeader']
  readonly chunk: (index: number, data?: Uint8Array) => Body
}

export function lyingSite(inside: Infiltrated, name: string): LyingSite {
  const key = inside.siteNamed(name).vault.identity.protocolKey.privateKey
  const said: LyingSite['said'] = (type) => {
    const found = inside.sent.find(
      ({ site, envelope }) => site === name && envelope.body.type === type,
    )
    if (found === undefined) throw new Error(`${name} has not said ${type}`)
    return found.envelope.body.value as Bodies[typeof type]
  }
  const index = (): number => said('advertisement').index
  return {
    name,
    key,
    said,
    index,
    say: (at, ...bodies) => {
      for (const body of bodies) inside.say(name, at, body)
    },
    vector: (ctx, chunks, chunkSize = chunks[0]!.byteLength) => {
      const size = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0)
      const chunkDigests = concat(...chunks.map((chunk) => sha256(chunk)))
      const digest = streamDigest(suite, size, chunkSize, chunkDigests)
      const signature = signP256(key, vectorStatement(suite, ctx, index(), digest))
      return {
        header: { ctx, kind: 'vector', size, chunkSize, chunkDigests, digest, signature },
        chunk: (k, data = chunks[k]!) => ({
          type: 'streamChunk',
          value: { ctx, kind: 'vector', index: k, data },
        }),
      }
    },
  }
}

/** What a run of this federation ends with: state, reason, subject. The log must say the same. */
export async function endingOf(
  inside: Infiltrated,
): Promise<readonly [string, string | null, string | null]> {
  const { id } = await inside.start()
  const { state, reason, subject } = await inside.ended(id)
  const entries = await inside.entries()
  const last = entries.findLast(({ type }) => String(type).startsWith('run-'))
  if (reason !== null) expect(last).toMatchObject({ reason, object: subject })
  return [state, reason, subject]
}

export const headerOf = ({ header }: Vector): Body => ({ type: 'streamHeader', value: header })

/** Calls once, at the first message of this type and, where named, of this site. */
export function once(
  inside: Infiltrated,
  type: Body['type'],
  act: (sent: Sent) => void,
  site?: string,
): void {
  let done = false
  inside.onSent = (sent) => {
    if (done || sent.envelope.body.type !== type || (site ?? sent.site) !== sent.site) return
    done = true
    act(sent)
  }
}
