import { judgeCells, judgeParameters } from '../../disclosure/judge.ts'
import type { Floors } from '../../disclosure/floors.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { invariant } from '../../errors/sampan-error.ts'
import type { CoxResult } from './result.ts'

/** A model is shown as a whole or not at all. */
export function releaseCox(result: CoxResult, floors: Floors): Release {
  const { n, people, events } = result
  invariant(n !== null && people !== null && events !== null, 'a result not released before')
  const verdict =
    judgeParameters(result.estimates.length, events, floors) ??
    (events < floors.eventsPerCell
      ? ({ code: 'cell-too-small', context: { term: result.event } } as const)
      : null) ??
    judgeCells([], people, floors)
  if (verdict !== null) return refused({ reason: verdict.code, ...verdict.context })
  const { countMultiple } = floors
  if (countMultiple === 1) return { type: 'released', result, suppressed: [] }
  return {
    type: 'released',
    result: {
      ...result,
      n: roundedCount(n, countMultiple),
      people: roundedCount(people, countMultiple),
      events: roundedCount(events, countMultiple),
      'logLik.null': null,
      logLik: null,
      aic: null,
      baseline: null,
      logLiks: result.logLiks.map(() => null),
    },
    suppressed: ['logLik.null', 'logLik', 'aic', 'baseline', 'logLiks'].map((what) => ({
      of: '',
      what,
    })),
  }
}
