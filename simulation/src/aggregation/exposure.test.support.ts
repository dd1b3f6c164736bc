import {
  combine,
  ephemeralFromSecret,
  equalBytes,
  present,
  selfSeedDigest,
  suite,
  type Share,
} from '@sampan/shared'
import type { Bodies, ShareKind } from '@sampan/proto'
import type { Received } from './simulate-aggregation.ts'

/** One secret of one site in one attempt, as far as the coordinator has its shares. */
export interface Exposure {
  readonly round: number
  readonly attempt: number
  readonly site: number
  readonly kind: ShareKind
  /** Distinct sites that revealed a share of it. */
  readonly shares: number
  /** What the shares give is what the site committed to. */
  readonly isOpen: boolean
}

interface Transcript {
  readonly advertisements: Map<number, Bodies['advertisement']>
  readonly dealings: Map<number, Bodies['shares']>
  readonly reveals: Map<number, Bodies['reveal']>
}

/**
 * Tries to rebuild every secret from everything that ever reached the coordinator, whatever it made of it at the time:
 * the last keys, commitments and reveals of each site in each attempt. Interpolation over all shares gives the secret
 * exactly when they are at least the threshold; whether it did is checked against what the site published of it.
 */
export function exposures(received: readonly Received[]): readonly Exposure[] {
  return [...transcriptsOf(received)].flatMap(([name, transcript]) => {
    const [round = 0, attempt = 0] = name.split('/').map(Number)
    return exposedIn(transcript).map((exposed) => ({ round, attempt, ...exposed }))
  })
}

function transcriptsOf(received: readonly Received[]): ReadonlyMap<string, Transcript> {
  const transcripts = new Map<string, Transcript>()
  for (const { from, round, attempt, body } of received) {
    const name = `${round}/${attempt}`
    const transcript = transcripts.get(name) ?? {
      ...{ advertisements: new Map(), dealings: new Map(), reveals: new Map() },
    }
    transcripts.set(name, transcript)
    if (body.type === 'advertisement') transcript.advertisements.set(from, body.value)
    if (body.type === 'shares') transcript.dealings.set(from, body.value)
    if (body.type === 'reveal') transcript.reveals.set(from, body.value)
  }
  return transcripts
}

function exposedIn({ advertisements, dealings, reveals }: Transcript) {
  const kinds: readonly ShareKind[] = ['self', 'mask']
  return [...dealings].flatMap(([site, dealt]) =>
    kinds.flatMap((kind) => {
      const shares = [...reveals].flatMap(([x, reveal]): Share[] =>
        reveal.shares
          .filter((share) => share.of === site && share.kind === kind)
          .map(({ share }) => ({ x, bytes: share })),
      )
      if (shares.length === 0) return []
      const secret = combine(shares)
      const isOpen =
        kind === 'self'
          ? equalBytes(selfSeedDigest(suite, dealt.ctx, site, secret), dealt.selfSeedDigest)
          : equalBytes(
              ephemeralFromSecret(secret).publicKey,
              present(advertisements.get(site), 'keys').maskKey,
            )
      return [{ site, kind, shares: shares.length, isOpen }]
    }),
  )
}
