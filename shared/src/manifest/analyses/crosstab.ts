import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { listFaults, type Index } from '../check-names.ts'
import { labelSchema } from '../elements.ts'
import { fault, type Fault, type Path } from '../fault.ts'
import { featureType, levelsOf } from '../parts.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const confidence = z.number().gt(0.5).lt(1)
const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('crosstab'),
  rows: labelSchema,
  columns: labelSchema,
  strata: labelSchema.nullable(),
  confidence,
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('crosstab'),
    rows: labelSchema.describe('A binary feature or a category.'),
    columns: labelSchema.describe('Another one.'),
    strata: labelSchema.optional().describe('A third one: a table for each of its levels.'),
    confidence: confidence.optional().describe('Level of confidence intervals. Default: 0.95.'),
  })
  .describe('A table of two features, with chi-square, Fisher and Mantel-Haenszel tests.')

export const crosstabForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (_, { kind, rows, columns, strata = null, confidence: level = 0.95 }, { id }) => ({
    ...{ id, kind, rows, columns, strata },
    confidence: level,
  }),
  check: (index, { rows, columns, strata }, path) => {
    const names = [rows, columns, ...(strata === null ? [] : [strata])]
    const faults = [...listFaults(index, names, path), ...levelFaults(index, names, path)]
    return faults.length > 0 ? faults : sizeFaults(index, names, path)
  },
}

export function levelFaults(index: Index, names: readonly string[], path: Path): readonly Fault[] {
  return names.flatMap((name) => {
    const feature = index.features.get(name)
    return feature === undefined || featureType(feature) !== 'numeric'
      ? []
      : [fault('study-invalid', path, 'fault.featureLevels', { name })]
  })
}

function sizeFaults(index: Index, names: readonly string[], path: Path): readonly Fault[] {
  const found = names.reduce((cells, name) => {
    const feature = index.features.get(name)
    const levels = feature === undefined ? 0 : levelsOf(feature).length
    return cells * Math.max(levels, 2)
  }, 1)
  const most = limits.tableCellsMax
  return found > most ? [fault('study-invalid', path, 'fault.tableCells', { found, most })] : []
}
