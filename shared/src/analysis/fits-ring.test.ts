import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requireSoundManifest } from '../manifest/check-manifest.ts'
import { manifestOf, soundStudy } from '../manifest/sample.test.data.ts'
import type { Width } from '../ring/ring.ts'
import { fitsRing } from './fits-ring.ts'

const sound = manifestOf(soundStudy)
const sites = BigInt(sound.participants.length)

describe('a study whose sums could leave the ring', () => {
  it('is refused, for every width, exactly when a count of all sites at its bound does not fit', () => {
    const width = fc.constantFrom<Width[]>(32, 64)
    const bound = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    const near = fc.integer({ min: -3, max: 3 }).map((step) => {
      return Number((2n ** 31n - 1n) / sites) + step
    })
    fc.assert(
      fc.property(width, fc.oneof(bound, near), (w, most) => {
        const segments = [{ name: 'people', kind: 'count', length: 1, bound: most } as const]
        const found = fitsRing(sound, () => ({ width: w, segments }))
        const overflows = sites * BigInt(most) > 2n ** BigInt(w - 1) - 1n
        expect(found.length).toBe(overflows ? sound.analyses.length : 0)
      }),
    )
  })

  it('is refused by name of the analysis', () => {
    const segments = [{ name: 'people', kind: 'count', length: 1, bound: 2 ** 31 } as const]
    const check = () => fitsRing(sound, () => ({ width: 32, segments }))
    expect(check()[0]).toMatchObject({ code: 'study-overflow', path: ['analyses', 0] })
    expect(() => requireSoundManifest(sound, [check])).toThrow(
      expect.objectContaining({ code: 'study-overflow' }),
    )
    expect(fitsRing(sound)).toEqual([])
    expect(fitsRing({ ...sound, largestSite: 2 ** 60 })[0]).toMatchObject({
      code: 'study-overflow',
    })
  })
})
