import { concepts, type Concept } from '../hospitals/concepts.ts'

/** Columns of the `processed.*.data` files, in their order. */
export const heartColumns = [
  'age',
  'sex',
  'cp',
  'trestbps',
  'chol',
  'fbs',
  'restecg',
  'thalach',
  'exang',
  'oldpeak',
  'slope',
  'ca',
  'thal',
  'num',
] as const
export type HeartColumn = (typeof heartColumns)[number]

/** How a column of the source becomes a row of OMOP. */
export interface HeartMapping {
  readonly column: HeartColumn
  readonly domain: 'measurement' | 'observation'
  readonly concept: Concept
  readonly unit: Concept | null
  /** Why so. */
  readonly note: string
}

/** 'per minute' */
const perMinute: Concept = {
  id: 8541,
  name: 'per minute',
  domain: 'Unit',
  vocabulary: 'UCUM',
  code: '/min',
}

/** Codes of UCI's own have no standard concept: ids from 2,000,000,000 on are for local use (OHDSI, Book, 5.2.7). */
function local(number: number, name: string, domain: string, code: string): Concept {
  return { id: 2_000_000_000 + number, name, domain, vocabulary: 'UCI Heart Disease', code }
}

const source = 'UCI Heart Disease, heart-disease.names'

/**
 * The documented mapping. `?` in the source is no row. Age becomes the year of birth and sex the gender concept (1:
 * 8507 MALE, 0: 8532 FEMALE); everything else is a number under the concept below. Zeros that stand for 'not measured'
 * (chol at Zurich and Basel) are kept as they stand: what they mean is for the study to decide.
 */
export const heartMapping: readonly HeartMapping[] = [
  {
    column: 'trestbps',
    domain: 'measurement',
    concept: concepts.systolic,
    unit: concepts.mmHg,
    note: 'Resting blood pressure on admission, in mm Hg. UCI does not say systolic; the values are.',
  },
  {
    column: 'chol',
    domain: 'measurement',
    concept: concepts.cholesterol,
    unit: concepts.mgPerDl,
    note: 'Serum cholesterol in mg/dl.',
  },
  {
    column: 'thalach',
    domain: 'measurement',
    concept: local(1, 'Maximum heart rate achieved in exercise test', 'Measurement', 'thalach'),
    unit: perMinute,
    note: 'The standard concept of heart rate means one at rest or unspecified, so a local one.',
  },
  {
    column: 'oldpeak',
    domain: 'measurement',
    concept: local(2, 'ST depression by exercise relative to rest', 'Measurement', 'oldpeak'),
    unit: null,
    note: `${source} states no unit.`,
  },
  {
    column: 'fbs',
    domain: 'observation',
    concept: local(3, 'Fasting blood sugar above 120 mg/dl', 'Observation', 'fbs'),
    unit: null,
    note: '1 yes, 0 no. Not a glucose value, so not the concept of one.',
  },
  {
    column: 'exang',
    domain: 'observation',
    concept: local(4, 'Angina induced by exercise', 'Observation', 'exang'),
    unit: null,
    note: '1 yes, 0 no. A row for no, too: presence alone could not tell no from missing.',
  },
  {
    column: 'cp',
    domain: 'observation',
    concept: local(5, 'Type of chest pain', 'Observation', 'cp'),
    unit: null,
    note: '1 typical angina, 2 atypical angina, 3 non-anginal pain, 4 asymptomatic.',
  },
  {
    column: 'restecg',
    domain: 'observation',
    concept: local(6, 'Resting electrocardiogram', 'Observation', 'restecg'),
    unit: null,
    note: '0 normal, 1 ST-T wave abnormality, 2 left ventricular hypertrophy by the criteria of Estes.',
  },
  {
    column: 'slope',
    domain: 'observation',
    concept: local(7, 'Slope of the ST segment at peak exercise', 'Observation', 'slope'),
    unit: null,
    note: '1 upsloping, 2 flat, 3 downsloping. Kept, though mostly missing outside Cleveland.',
  },
  {
    column: 'ca',
    domain: 'observation',
    concept: local(8, 'Major vessels colored by fluoroscopy', 'Observation', 'ca'),
    unit: null,
    note: 'Number, 0 to 3. Kept, though mostly missing outside Cleveland.',
  },
  {
    column: 'thal',
    domain: 'observation',
    concept: local(9, 'Thallium scan', 'Observation', 'thal'),
    unit: null,
    note: '3 normal, 6 fixed defect, 7 reversible defect. Kept, though mostly missing outside Cleveland.',
  },
  {
    column: 'num',
    domain: 'observation',
    concept: local(10, 'Angiographic disease status', 'Observation', 'num'),
    unit: null,
    note: '0 below 50 % narrowing, 1 to 4 above. Above 0 there is also a condition, see heartDisease.',
  },
]

/** The outcome of every published study of these data: num > 0. */
export const heartDisease: Concept = {
  id: 317_576,
  name: 'Coronary arteriosclerosis',
  domain: 'Condition',
  vocabulary: 'SNOMED',
  code: '53741008',
}

/** Every concept that the four sites use. */
export const heartConcepts: readonly Concept[] = [
  concepts.male,
  concepts.female,
  concepts.record,
  concepts.mmHg,
  concepts.mgPerDl,
  perMinute,
  heartDisease,
  ...heartMapping.map(({ concept }) => concept),
]

export function heartConcept(column: HeartColumn): HeartMapping {
  const found = heartMapping.find((mapping) => mapping.column === column)
  if (found === undefined) throw new RangeError(`no mapping of ${column}`)
  return found
}
