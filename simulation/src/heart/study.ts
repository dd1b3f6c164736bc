import { concepts } from '../hospitals/concepts.ts'
import type { DataPart } from '../hospitals/study.ts'
import { heartConcept, heartDisease, type HeartColumn } from './mapping.ts'

/** The day the data were given to UCI. */
export const heartAsOf = '1988-07-01'

/**
 * The study of FLamby's Fed-Heart-Disease: slope, ca and thal left out, complete cases, outcome num > 0. Ranges are
 * public and wide: nothing in the four files is outside, zeros included.
 */
export const heartStudy: DataPart = {
  data: { model: 'omop', versions: ['5.4'] },
  cohorts: [{ id: 'everyone', name: 'All patients', definition: { kind: 'everyone' } }],
  population: {
    target: 'everyone',
    comparator: null,
    outcome: null,
    asOf: heartAsOf,
    index: 'as-of',
    washoutDays: 0,
    priorOutcome: 'keep',
    timeAtRisk: null,
  },
  features: [
    { name: 'age', kind: 'age', at: null },
    { name: 'sex', kind: 'sex', concept: concepts.male.id },
    value('cp', ['1', '2', '3', '4']),
    value('trestbps'),
    value('chol'),
    value('fbs'),
    value('restecg', ['0', '1', '2']),
    value('thalach'),
    value('exang'),
    value('oldpeak'),
    {
      name: 'disease',
      kind: 'presence',
      domain: 'condition',
      concepts: [heartDisease.id],
      descendants: true,
      window: 'any',
    },
  ],
  terms: [
    numeric('age'),
    numeric('sex'),
    { name: 'cp', kind: 'factor', of: 'cp', reference: '1' },
    numeric('trestbps'),
    numeric('chol'),
    numeric('fbs'),
    { name: 'restecg', kind: 'factor', of: 'restecg', reference: '0' },
    numeric('thalach'),
    numeric('exang'),
    numeric('oldpeak'),
  ],
  ranges: {
    age: { low: 0, high: 120, outside: 'missing' },
    trestbps: { low: 0, high: 300, outside: 'missing' },
    chol: { low: 0, high: 700, outside: 'missing' },
    fbs: { low: 0, high: 1, outside: 'missing' },
    thalach: { low: 30, high: 250, outside: 'missing' },
    exang: { low: 0, high: 1, outside: 'missing' },
    oldpeak: { low: -5, high: 10, outside: 'missing' },
  },
}

function value(column: HeartColumn, levels: string[] | null = null): DataPart['features'][number] {
  const { domain, concept, unit } = heartConcept(column)
  return {
    name: column,
    kind: 'value',
    domain,
    concept: concept.id,
    unit: unit?.id ?? null,
    window: 'any',
    pick: 'latest',
    levels,
  }
}

/** On the scale of the source, so that coefficients are those that R prints. */
function numeric(of: string): DataPart['terms'][number] {
  return { name: of, kind: 'numeric', of, centre: 0, scale: 1, log: false }
}
