import { present, SampanError } from '../errors/sampan-error.ts'
import type { AttritionStep, Snapshot } from './analysis.ts'

/**
 * A snapshot of columns in memory, all of one length: a row a person, or with `persons` the person of each row, counted
 * from 0 without gaps.
 * @throws SampanError snapshot-missing from `column`
 */
export function memorySnapshot(
  columns: ReadonlyMap<string, Float64Array>,
  attrition: readonly AttritionStep[] = [],
  persons?: Uint32Array,
): Snapshot {
  const rows = present([...columns.values()][0], 'a column').length
  return {
    people: persons === undefined ? rows : persons.reduce((most, k) => Math.max(most, k + 1), 0),
    ...(persons && { persons }),
    column: (feature) => {
      const column = columns.get(feature)
      if (column === undefined) throw new SampanError('snapshot-missing', { feature })
      return column
    },
    attrition,
  }
}
