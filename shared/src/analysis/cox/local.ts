import type { Broadcast, Snapshot } from '../analysis.ts'
import { refuseLarger } from '../complete-cases.ts'
import { vectorOf } from '../sum-values.ts'
import { eventCells } from './cells.ts'
import { coxPeople, eventsPerCell, placed, type CoxPeople, type Placed } from './cox-people.ts'
import { localMoments, type LocalValues } from './local-moments.ts'
import { ownResiduals } from './local-residuals.ts'
import { ownRisk, ownTied } from './local-risk.ts'
import { ownSlope } from './local-step.ts'
import { localStrata } from './local-strata.ts'
import { requireEvents } from './own-part.ts'
import { cellsOf, spec, stateOf, type CoxInput } from './spec.ts'
import type { LaterState } from './state.ts'

/** One site's vector. @throws SampanError people-too-many, value-missing, broadcast-mismatch */
export function local(input: CoxInput, broadcast: Broadcast, snapshot: Snapshot): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const { model, state } = stateOf(input, broadcast)
  const people = coxPeople(input, model, snapshot)
  const { segments } = spec(input, broadcast)
  if (state.step === 'moments') return vectorOf(segments, localMoments(people, model))
  return vectorOf(segments, laterValues(input, state, people))
}

function laterValues(input: CoxInput, state: LaterState, people: CoxPeople): LocalValues {
  const { settings } = input
  const { standard, point, step } = state
  if (step === 'strata') {
    const events = eventsPerCell(people, standard, settings.id)
    const cells = eventCells({ cellEvents: [...events] }, settings.ties === 'efron')
    const own = { people, standard, beta: point.beta, placed: placed(people, standard, cells) }
    return localStrata({ ...own, analysis: settings.id }, settings)
  }
  const own = { people, standard, beta: point.beta, placed: placedAmong(input, state, people) }
  switch (step) {
    case 'risk': {
      const { overCap, ...sums } = ownRisk(own)
      return new Map<string, ArrayLike<number>>([
        ['at risk', sums.atRisk],
        ['at risk x', sums.atRiskX],
        ['tied', sums.tied],
        ['over-cap', [overCap]],
      ])
    }
    case 'step': {
      const slope = ownSlope({ ...own, risk: state.risk, analysis: settings.id })
      return new Map<string, ArrayLike<number>>([
        ['score', slope.score],
        ['information', slope.information],
        ['log likelihood', [slope.logLik]],
      ])
    }
    case 'ties':
      return new Map([['tied x', ownTied(own)]])
    case 'residuals': {
      const { risk, tiedX } = state
      const { cluster } = settings
      return new Map([
        ['residuals', ownResiduals({ ...own, risk, tiedX, cluster, analysis: settings.id })],
      ])
    }
  }
}

/** @throws SampanError broadcast-mismatch when the site has more events in a cell than all sites together */
function placedAmong(input: CoxInput, state: LaterState, people: CoxPeople): Placed {
  const { standard } = state
  requireEvents(people, standard, input.settings.id)
  return placed(people, standard, cellsOf(input, state))
}
