import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells, judgeLevels, judgeParameters } from '../../disclosure/judge.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Broadcast, RoundSum, Verdict } from '../analysis.ts'
import type { Design } from '../design.ts'
import { ownCells, ownColumns, ownFactors, siteFeatures } from '../own-cells.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { families } from './families.ts'
import { judgeOutcome, outcomeGroups, type Group } from './groups.ts'
import type { Model } from './model.ts'
import { casesOf } from './moments.ts'
import type { GlmInput } from './settings.ts'
import { stateOf } from './spec.ts'
import type { NewtonState } from './state.ts'
import { judgeTreated } from './treatment-groups.ts'

/** What `verdict` judges in the published sum, in one site's own vector: of its own people, not of those of the round. */
export function ownVerdict(
  input: GlmInput,
  broadcast: Broadcast,
  own: RoundSum,
  floors: Floors,
): Verdict | null {
  const { design, frame, state } = stateOf(input, broadcast)
  const { manifest } = input
  if (state.step === 'moments') return judgeOwnMoments(manifest, { design, frame }, own, floors)
  if (state.step !== 'newton' || state.point.iteration > 0) return null
  if (!families[frame.family].separable) return null
  if (!design.columns.every((column) => column.indicator)) return null
  return judgeOwnTable(manifest, { design, frame }, { state, own }, floors)
}

function judgeOwnMoments(
  manifest: Manifest,
  model: Pick<Model, 'design' | 'frame'>,
  own: RoundSum,
  floors: Floors,
): Verdict | null {
  const { design, frame } = model
  const people = valueOf(own, 'people')
  const cases = casesOf(model, own)
  return (
    judgeLevels(ownFactors(manifest, design), people, floors) ??
    judgeParameters(ownColumns(manifest, design.columns), people, floors) ??
    (cases === null
      ? null
      : judgeOutcome(frame.family, { name: design.outcome, people, cases }, floors)) ??
    judgeTreated(frame, own, people, floors) ??
    judgeCells(ownCells(manifest, design.cells, valuesOf(own, 'cells')), people, floors)
  )
}

interface First {
  readonly state: NewtonState
  readonly own: RoundSum
}

/**
 * The groups of a table that are of this site. The intercept's column has all of its people; without one, those at a
 * reference level cannot be told, and nothing leaves.
 */
function judgeOwnTable(
  manifest: Manifest,
  { design, frame }: Pick<Model, 'design' | 'frame'>,
  first: First,
  floors: Floors,
): Verdict | null {
  const [reference] = design.references
  if (!design.intercept && reference !== undefined)
    return { code: 'cell-too-small', context: { term: reference.name } }
  for (const group of ownGroups(manifest, design, first)) {
    const verdict = judgeOutcome(frame.family, group, floors)
    if (verdict !== null) return verdict
  }
  return null
}

function ownGroups(manifest: Manifest, design: Design, { state, own }: First): readonly Group[] {
  const people = valuesOf(own, 'column people')[0] ?? 0
  const cases = valuesOf(own, 'column cases')[0] ?? 0
  const standard = { ...state.standard, people, cases }
  const { inside, outside } = outcomeGroups(design, { standard }, own)
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
