import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells, judgeLevels, judgeParameters } from '../../disclosure/judge.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Broadcast, RoundSum, Verdict } from '../analysis.ts'
import type { Design } from '../design.ts'
import { ownCells, ownColumns, ownFactors, siteFeatures } from '../own-cells.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { outcomeGroups, type Group } from './separation.ts'
import { stateOf, type GlmInput } from './spec.ts'
import type { NewtonState } from './state.ts'

/** What `verdict` judges in the published sum, in one site's own vector: of its own people, not of those of the round. */
export function ownVerdict(
  input: GlmInput,
  broadcast: Broadcast,
  own: RoundSum,
  floors: Floors,
): Verdict | null {
  const { design, state } = stateOf(input, broadcast)
  if (state.step === 'moments') return judgeOwnMoments(input.manifest, design, own, floors)
  if (state.step !== 'newton' || state.point.iteration > 0) return null
  if (!design.columns.every((column) => column.indicator)) return null
  return judgeOwnTable(ownGroups(input.manifest, design, state, own), floors)
}

function judgeOwnMoments(
  manifest: Manifest,
  design: Design,
  own: RoundSum,
  floors: Floors,
): Verdict | null {
  const people = valueOf(own, 'people')
  return (
    judgeLevels(ownFactors(manifest, design), people, floors) ??
    judgeParameters(ownColumns(manifest, design.columns), people, floors) ??
    judgeCells(
      [
        { name: design.outcome, people: valueOf(own, 'cases') },
        ...ownCells(manifest, design.cells, valuesOf(own, 'cells')),
      ],
      people,
      floors,
    )
  )
}

function judgeOwnTable(groups: readonly Group[], floors: Floors): Verdict | null {
  for (const { name, people, cases } of groups) {
    const verdict = judgeCells([{ name, people: cases }], people, floors)
    if (verdict !== null) return verdict
  }
  return null
}

/**
 * The groups of a table that are of this site. At coefficients 0 the deviance is 2 log 2 a person, and the score of an
 * intercept is cases - n / 2; without an intercept there are no groups outside of columns.
 */
function ownGroups(
  manifest: Manifest,
  design: Design,
  state: NewtonState,
  own: RoundSum,
): readonly Group[] {
  const people = Math.round(valueOf(own, 'deviance') / (2 * Math.LN2))
  const cases = Math.round((valuesOf(own, 'score')[0] ?? 0) + people / 2)
  const standard = { ...state.standard, people, cases }
  const { inside, outside } = outcomeGroups(design, { ...state, standard }, own)
  const sites = siteFeatures(manifest)
  const ofSites = (all: boolean): ReadonlySet<string> => {
    const named = [...design.columns, ...design.cells].filter(({ parts }) => {
      const places = parts.filter(({ feature }) => sites.has(feature)).length
      return places > 0 && (places === parts.length) === all
    })
    return new Set(named.map(({ name }) => name))
  }
  const [pure, mixed] = [ofSites(true), ofSites(false)]
  const empty = new Set(inside.filter((group) => group.people === 0).map(({ name }) => name))
  return [...inside, ...(design.intercept ? outside : [])].filter(
    ({ name }) => !pure.has(name) && !(mixed.has(name) && empty.has(name)),
  )
}
