import { describe, expect, it } from 'vitest'
import type { Defences } from '../defences.ts'
import { hostileHub, type HostileHub, type HostileOptions } from './hostile-hub.test.support.ts'

/** A defence, what stands in its place when it is left out, and what its refusal says. */
export type Layer = readonly [removed: Partial<Defences>, refusal: string]

export interface Attack extends HostileOptions {
  /** What stands in the way, in the order in which the attack meets it. */
  readonly layers: readonly Layer[]
  /** What the coordinator does, and what it learns. */
  readonly learn: (hub: HostileHub) => Promise<number>
  /** What it must not learn. */
  readonly secret: number
}

/** Some attacks need nineteen hospitals. */
const timeoutMs = 120_000

/** Runs the attack against shipped vaults, with its defences left out one after another, and without any of them. */
export function attack(what: string, { layers, learn, secret, ...options }: Attack): void {
  const learned = async (without: Partial<Defences>): Promise<unknown> => {
    const hub = await hostileHub({ ...options, without })
    try {
      return await learn(hub)
    } catch (error) {
      return codeOf(error)
    } finally {
      await hub.stop()
    }
  }
  const allBefore = (k: number): Partial<Defences> =>
    Object.assign({}, ...layers.slice(0, k).map(([removed]) => removed)) as Partial<Defences>

  describe(what, () => {
    it.each(
      layers.map(([removed, refusal], k) => [Object.keys(removed).join(), refusal, k] as const),
    )(
      'is refused by %s: %s',
      async (_names, refusal, k) => {
        expect(await learned(allBefore(k))).toBe(refusal)
      },
      timeoutMs,
    )

    it(
      `succeeds without ${layers.length === 1 ? 'it' : 'all of them'}`,
      async () => {
        expect(await learned(allBefore(layers.length))).toBe(secret)
      },
      timeoutMs,
    )
  })
}

function codeOf(error: unknown): unknown {
  if (error instanceof Error && 'code' in error) return error.code
  throw error
}

export const nothing = (): undefined => undefined
export const nothingLater = (): Promise<void> => Promise.resolve()
