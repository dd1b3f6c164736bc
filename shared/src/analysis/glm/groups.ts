import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { RoundSum, Verdict } from '../analysis.ts'
import type { Design } from '../design.ts'
import { valuesOf } from '../sum-values.ts'
import { families } from './families.ts'
import type { Model } from './model.ts'
import type { Family } from './settings.ts'
import type { NewtonState } from './state.ts'

/** People whom the model tells apart from others, and those of them with the outcome, or with a count above 0. */
export interface Group {
  readonly name: string
  readonly people: number
  readonly cases: number
}

/**
 * A group in which everybody has the outcome, or nobody. Looks at columns, at reference levels, and where an intercept
 * makes them a combination of columns, at those outside of a column. Of counts, nobody above 0.
 */
export function separatedGroup(
  { design, frame }: Model,
  state: NewtonState,
  sum: RoundSum,
): string | null {
  const { inside, outside } = outcomeGroups(design, state, sum)
  const found = [...inside, ...(design.intercept ? outside : [])].find(
    ({ people, cases }) =>
      people > 0 && (cases === 0 || (cases === people && frame.family === 'binomial')),
  )
  return found?.name ?? null
}

/**
 * A model of levels and binary columns alone is a table: its estimates and their covariance give back the people and
 * cases of every column, or people and the sum of their counts, or of what was measured. So, as in a table, enough
 * people with the outcome and without it are in each group; for measurements the people of each group were judged
 * before. A number among the columns blurs the counts.
 */
export function judgeTable(
  { design, frame }: Pick<Model, 'design' | 'frame'>,
  state: NewtonState,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  if (!families[frame.family].separable) return null
  if (!design.columns.every((column) => column.indicator)) return null
  const { inside, outside } = outcomeGroups(design, state, sum)
  for (const group of [...inside, ...outside]) {
    const verdict = judgeOutcome(frame.family, group, floors)
    if (verdict !== null) return verdict
  }
  return null
}

/** Enough people with the outcome and without it. Counts tell who is above 0, but not how many are not. */
export function judgeOutcome(
  family: Family,
  { name, people, cases }: Group,
  floors: Floors,
): Verdict | null {
  const total = family === 'poisson' ? Number.POSITIVE_INFINITY : people
  return judgeCells([{ name, people: cases }], total, floors)
}

/** The groups that a model tells apart: columns and reference levels, and those outside of each column. */
export function outcomeGroups(
  design: Design,
  { standard }: { readonly standard: Pick<NewtonState['standard'], 'people' | 'cases'> },
  sum: RoundSum,
): { readonly inside: readonly Group[]; readonly outside: readonly Group[] } {
  const groups = indicatorGroups(design, sum)
  const without = (name: string, own: readonly Group[]): Group => ({
    name,
    people: standard.people - total(own.map(({ people }) => people)),
    cases: standard.cases - total(own.map(({ cases }) => cases)),
  })
  const references = design.references.map(({ name, columns }) =>
    without(
      name,
      groups.filter((group) => columns.includes(group.name)),
    ),
  )
  return {
    inside: [...groups, ...references],
    outside: groups.map((group) => without(group.name, [group])),
  }
}

function indicatorGroups(design: Design, sum: RoundSum): readonly Group[] {
  const people = valuesOf(sum, 'column people')
  const cases = valuesOf(sum, 'column cases')
  return design.columns.flatMap((column, k): readonly Group[] =>
    column.indicator && column.parts.length > 0
      ? [{ name: column.name, people: people[k] ?? 0, cases: cases[k] ?? 0 }]
      : [],
  )
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
