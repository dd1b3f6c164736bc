import type { AnalysisResult } from '@sampan/shared'

type Kind = AnalysisResult['kind']
type ResultOf<K extends Kind> = Extract<AnalysisResult, { readonly kind: K }>

/** Released results of a run by the id of their analysis. */
export interface Results {
  readonly of: <K extends Kind>(kind: K, analysis: string) => ResultOf<K>
}

export type Stored = readonly Readonly<Record<string, unknown>>[]

export function resultsOf(stored: Stored): Results {
  return {
    of: (kind, analysis) => {
      const found = stored.find((each) => each['analysis'] === analysis)
      const result = found?.['result'] as AnalysisResult | undefined
      if (result?.kind !== kind)
        throw new Error(`${analysis}: ${String(found?.['outcome'])} ${String(found?.['code'])}`)
      return result as ResultOf<typeof kind>
    },
  }
}

/** `{ age: 1, sex: 2 }` from rows that have a name and a number. */
export function byName<T>(
  rows: readonly T[],
  name: (row: T) => string,
  value: (row: T) => number | null,
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(rows.map((row) => [name(row), value(row)]))
}
