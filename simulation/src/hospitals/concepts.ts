/** Concepts that generated hospitals use. Standard ids are those of the OHDSI vocabularies. */
export interface Concept {
  readonly id: number
  readonly name: string
  readonly domain: string
  readonly vocabulary: string
  readonly code: string
}

export const concepts = {
  male: concept(8507, 'MALE', 'Gender', 'Gender', 'M'),
  female: concept(8532, 'FEMALE', 'Gender', 'Gender', 'F'),
  systolic: concept(3004249, 'Systolic blood pressure', 'Measurement', 'LOINC', '8480-6'),
  cholesterol: concept(
    3027114,
    'Cholesterol [Mass/volume] in Serum or Plasma',
    'Measurement',
    'LOINC',
    '2093-3',
  ),
  mmHg: concept(8876, 'millimeter mercury column', 'Unit', 'UCUM', 'mm[Hg]'),
  mgPerDl: concept(8840, 'milligram per deciliter', 'Unit', 'UCUM', 'mg/dL'),
  smoker: concept(4298794, 'Smoker', 'Observation', 'SNOMED', '77176002'),
  diabetes: concept(201826, 'Type 2 diabetes mellitus', 'Condition', 'SNOMED', '44054006'),
  infarction: concept(312327, 'Acute myocardial infarction', 'Condition', 'SNOMED', '57054005'),
  outpatient: concept(9202, 'Outpatient Visit', 'Visit', 'Visit', 'OP'),
  record: concept(32817, 'EHR', 'Type Concept', 'Type Concept', 'OMOP4976890'),
  aspirin: concept(1112807, 'aspirin', 'Drug', 'RxNorm', '1191'),
  /** Local concepts, from 2,000,000,000 on: kinds of diabetes and infarction that only a hospital's own list knows. */
  diabetesLocal: concept(2_000_001_001, 'Diabetes, own list', 'Condition', 'Local', 'D-1'),
  infarctionLocal: concept(2_000_001_002, 'Infarction, own list', 'Condition', 'Local', 'I-1'),
} as const

function concept(
  ...[id, name, domain, vocabulary, code]: readonly [number, string, string, string, string]
): Concept {
  return { id, name, domain, vocabulary, code }
}

/** What is below what, besides every concept below itself. */
export const below: readonly (readonly [ancestor: Concept, descendant: Concept])[] = [
  [concepts.diabetes, concepts.diabetesLocal],
  [concepts.infarction, concepts.infarctionLocal],
]
