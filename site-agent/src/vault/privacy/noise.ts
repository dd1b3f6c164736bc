import { quantize, type Layout } from '@sampan/shared'
import type { Gated } from '../gate/gate.ts'

declare const quantized: unique symbol
declare const noised: unique symbol

/** Ring words of a gated contribution. */
export interface Quantized {
  readonly [quantized]: true
  readonly layout: Layout
  readonly words: Uint32Array<ArrayBuffer>
}

/** Words with the noise that the study's privacy settings ask for: none without such settings. */
export interface Noised {
  readonly [noised]: true
  readonly layout: Layout
  readonly words: Uint32Array<ArrayBuffer>
}

/** @throws SampanError value-not-finite, bound-exceeded */
export function quantizeGated(gated: Gated): Quantized {
  const { plan, values } = gated.contribution
  return { layout: plan.layout, words: quantize(values, plan.layout) } as Quantized
}

/** Manifests of this version cannot ask for differential privacy (their `dp` is null): words pass as they are. */
export function addNoise(vector: Quantized): Noised {
  return vector as unknown as Noised
}
