import type { Broadcast, Next, RoundSum } from '../analysis.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { combine } from './combine.ts'
import { siteStatuses, type MetaResult, type MetaTerm, type SiteStatus } from './result.ts'
import { columnNames, segmentNames, type MetaInput } from './spec.ts'

/** What every hospital gave, term by term, and what they say together. */
export function global(input: MetaInput, _broadcast: Broadcast, sum: RoundSum): Next {
  const { manifest, settings } = input
  const { family, link, outcome, confidence } = settings.model
  const fits = manifest.participants.map(({ site }) => fitOf(site, sum))
  const names = columnNames(input)
  const result: MetaResult = {
    analysis: settings.id,
    kind: 'meta',
    sites: sum.sites,
    model: 'glm',
    ...{ family, link, outcome, confidence },
    hospitals: fits.map(({ site, status, constant }) => ({
      site,
      status,
      constant: names.filter((_, k) => status === 'aliased' && constant[k] === 1),
    })),
    terms: names.map((term, k) => termOf(term, k, fits, confidence)),
  }
  return { type: 'result', result }
}

interface SiteFit {
  readonly site: string
  readonly status: SiteStatus
  /** 1 for every term that is the same for everybody. */
  readonly constant: Float64Array
  readonly estimates: Float64Array
  readonly errors: Float64Array
}

/** Whoever writes into another's place makes what no hospital can have given: such a place is not believed. */
function fitOf(site: string, sum: RoundSum): SiteFit {
  const names = segmentNames(site)
  const errors = valuesOf(sum, names.errors)
  const said = siteStatuses[valueOf(sum, names.status)] ?? 'not-given'
  const believed = said !== 'given' || errors.every((error) => error > 0)
  return {
    site,
    status: believed ? said : 'not-given',
    constant: valuesOf(sum, names.constant),
    estimates: valuesOf(sum, names.estimates),
    errors,
  }
}

function termOf(term: string, k: number, fits: readonly SiteFit[], confidence: number): MetaTerm {
  const estimates = fits
    .filter(({ status }) => status === 'given')
    .map(({ site, estimates: all, errors }) => ({
      site,
      estimate: all[k] ?? 0,
      'std.error': errors[k] ?? 0,
    }))
  return { term, estimates, ...combine(estimates, confidence) }
}
