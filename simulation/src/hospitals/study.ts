import type { Manifest } from '@sampan/shared'
import { concepts } from './concepts.ts'
import { asOf } from './generate.ts'

/** The parts of a manifest that say what is read from a hospital's data. */
export type DataPart = Pick<
  Manifest,
  'data' | 'cohorts' | 'population' | 'features' | 'terms' | 'ranges'
>

/** A study of generated hospitals: infarction by age, sex, pressure, cholesterol, smoking and diabetes. */
export const hospitalStudy: DataPart = {
  data: { model: 'omop', versions: ['5.3', '5.4'] },
  cohorts: [{ id: 'everyone', name: 'Everyone', definition: { kind: 'everyone' } }],
  population: {
    target: 'everyone',
    comparator: null,
    outcome: null,
    asOf,
    index: 'as-of',
    washoutDays: 0,
    priorOutcome: 'keep',
    timeAtRisk: null,
  },
  features: [
    { name: 'age', kind: 'age', at: null },
    { name: 'male', kind: 'sex', concept: concepts.male.id },
    {
      name: 'systolic',
      kind: 'value',
      domain: 'measurement',
      concept: concepts.systolic.id,
      unit: concepts.mmHg.id,
      window: 'any',
      pick: 'latest',
      levels: null,
    },
    {
      name: 'cholesterol',
      kind: 'value',
      domain: 'measurement',
      concept: concepts.cholesterol.id,
      unit: concepts.mgPerDl.id,
      window: 'any',
      pick: 'latest',
      levels: null,
    },
    recorded('smoker', 'observation', concepts.smoker.id),
    recorded('diabetes', 'condition', concepts.diabetes.id),
    recorded('infarction', 'condition', concepts.infarction.id),
  ],
  terms: [
    { name: 'age', kind: 'numeric', of: 'age', centre: 60, scale: 10, log: false },
    { name: 'male', kind: 'numeric', of: 'male', centre: 0, scale: 1, log: false },
    { name: 'systolic', kind: 'numeric', of: 'systolic', centre: 130, scale: 20, log: false },
    {
      name: 'cholesterol',
      kind: 'numeric',
      of: 'cholesterol',
      centre: 200,
      scale: 40,
      log: false,
    },
    { name: 'smoker', kind: 'numeric', of: 'smoker', centre: 0, scale: 1, log: false },
    { name: 'diabetes', kind: 'numeric', of: 'diabetes', centre: 0, scale: 1, log: false },
  ],
  ranges: {
    age: { low: 0, high: 120, outside: 'missing' },
    systolic: { low: 50, high: 300, outside: 'missing' },
    cholesterol: { low: 50, high: 700, outside: 'missing' },
  },
}

/** Presence at any time before the index date, with everything below the concept. */
function recorded(
  name: string,
  domain: 'condition' | 'observation',
  concept: number,
): DataPart['features'][number] {
  const concepts = [concept]
  return { name, kind: 'presence', domain, concepts, descendants: true, window: 'any' }
}
