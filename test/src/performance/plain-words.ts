import { limbsFromBytes, seededRandom } from '@sampan/shared'

/** A site's 32-bit words before masking: anywhere from -most to most, the same in every process. */
export function plainWords(site: number, dimension: number, most: number): Int32Array {
  const drawn = limbsFromBytes(seededRandom(`words of site ${site}`).bytes(4 * dimension))
  return Int32Array.from(drawn, (limb) => (limb % (2 * most + 1)) - most)
}
