import type { ScoreName } from '@sampan/shared'

/** Conditions that count once in a score, however many of them a person has. */
export interface Category {
  readonly name: string
  readonly weight: number
  /** Concepts that count with everything below them. */
  readonly below: readonly number[]
  /** Concepts that count alone. */
  readonly alone?: readonly number[]
  /** Concepts that do not count, with everything below them. */
  readonly except?: readonly number[]
}

/**
 * Charlson comorbidity index in the adaptation of Romano, Roos and Jollis (J Clin Epidemiol 46 (1993), 1075-1079), with
 * the weights and ancestor concepts of OHDSI's FeatureExtraction 3.1.1 and later, inst/sql/sql_server/CharlsonIndex.sql.
 */
const charlson: readonly Category[] = [
  { name: 'myocardial infarction', weight: 1, below: [4329847] },
  { name: 'congestive heart failure', weight: 1, below: [316139] },
  { name: 'peripheral vascular disease', weight: 1, below: [321052] },
  { name: 'cerebrovascular disease', weight: 1, below: [381591, 434056] },
  { name: 'dementia', weight: 1, below: [4182210] },
  { name: 'chronic pulmonary disease', weight: 1, below: [4063381] },
  {
    name: 'rheumatologic disease',
    weight: 1,
    below: [257628, 134442, 80800, 80809, 256197, 255348],
  },
  { name: 'peptic ulcer disease', weight: 1, below: [4247120] },
  { name: 'mild liver disease', weight: 1, below: [4064161, 4212540] },
  { name: 'diabetes, mild to moderate', weight: 1, below: [201820] },
  { name: 'diabetes with chronic complications', weight: 2, below: [443767, 442793] },
  { name: 'hemiplegia or paraplegia', weight: 2, below: [192606, 374022] },
  { name: 'renal disease', weight: 2, below: [4030518] },
  { name: 'any malignancy', weight: 2, below: [443392] },
  {
    name: 'moderate to severe liver disease',
    weight: 3,
    below: [4245975, 4029488, 192680, 24966],
  },
  { name: 'metastatic solid tumor', weight: 6, below: [432851] },
  { name: 'AIDS', weight: 6, below: [439727] },
]

/** Descendants count for these vascular diseases; the others below count alone. */
const vascular = [
  ...[312327, 43020432, 314962, 312939, 315288, 317309, 134380, 196438, 200138, 194393],
  ...[319047, 40486130, 317003, 4313767, 321596],
]

/**
 * CHA2DS2-VASc (Lip et al., Chest 137 (2010), 263-272), with the weights and concepts of FeatureExtraction,
 * inst/sql/sql_server/Chads2Vasc.sql. Points for age and sex are added by scoreColumns.
 */
const cha2ds2vasc: readonly Category[] = [
  {
    name: 'congestive heart failure',
    weight: 1,
    below: [316139, 314378],
    alone: [318773, 321319],
  },
  { name: 'hypertension', weight: 1, below: [320128, 442604, 201313], except: [197930] },
  {
    name: 'diabetes',
    weight: 1,
    below: [201820, 442793],
    except: [195771, 376112, 4174977, 4058243, 193323, 376979],
  },
  {
    name: 'stroke',
    weight: 2,
    below: [4043731, 4110192, 375557, 4108356, 373503, 434656, 433505, 376714, 312337],
  },
  {
    name: 'vascular disease',
    weight: 1,
    below: vascular,
    alone: [317305, 321886, 314659, 321887, 437312, 134057],
  },
]

export const scoreCategories: Readonly<Record<ScoreName, readonly Category[]>> = {
  charlson,
  cha2ds2vasc,
}
