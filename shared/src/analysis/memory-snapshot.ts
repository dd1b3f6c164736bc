import { present, SampanError } from '../errors/sampan-error.ts'
import type { AttritionStep, Snapshot } from './analysis.ts'

/** A snapshot of columns in memory, all of one length. @throws SampanError snapshot-missing from `column` */
export function memorySnapshot(
  columns: ReadonlyMap<string, Float64Array>,
  attrition: readonly AttritionStep[] = [],
): Snapshot {
  const people = present([...columns.values()][0], 'a column').length
  return {
    people,
    column: (feature) => {
      const column = columns.get(feature)
      if (column === undefined) throw new SampanError('snapshot-missing', { feature })
      return column
    },
    attrition,
  }
}
