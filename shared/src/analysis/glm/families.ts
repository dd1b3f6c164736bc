import type { FeatureType } from '../../manifest/parts.ts'
import type { Family, GlmSettings } from './settings.ts'

interface FamilyFacts {
  readonly link: GlmSettings['link']
  /** What the outcome must be. */
  readonly outcome: FeatureType
  /**
   * Largest |linear predictor| with which a site answers, in units of the frame. Public, so that sums have bounds. A
   * person beyond 30 on the logit scale has a weight below 1e-13.
   */
  readonly etaCap: number
  /** Whether the variance has a dispersion that is estimated. */
  readonly dispersed: boolean
  /** Whether an estimate may not exist although columns are independent. */
  readonly separable: boolean
}

export const families: Readonly<Record<Family, FamilyFacts>> = {
  gaussian: {
    link: 'identity',
    outcome: 'numeric',
    etaCap: 30,
    dispersed: true,
    separable: false,
  },
  binomial: { link: 'logit', outcome: 'binary', etaCap: 30, dispersed: false, separable: true },
  poisson: { link: 'log', outcome: 'numeric', etaCap: 15, dispersed: false, separable: true },
  gamma: { link: 'log', outcome: 'numeric', etaCap: 15, dispersed: true, separable: false },
}

/** More than exp(15): what an exponential under the cap of logarithmic links can be. */
export const exponentialMax = 3_269_018
