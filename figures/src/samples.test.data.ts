import type {
  BalanceFigure,
  CalibrationFigure,
  Figure,
  ForestFigure,
  KaplanMeierFigure,
  OverlapFigure,
  RocFigure,
  SurvivalStep,
} from './figure.ts'

const forest: ForestFigure = {
  kind: 'forest',
  name: 'model',
  measure: 'odds-ratio',
  confidence: 0.95,
  notes: ['fewer than 10 events per parameter'],
  rows: [
    { label: 'age', estimate: 1.0523, low: 1.021, high: 1.0846, pooled: false },
    { label: 'sex[male]', estimate: 4.48, low: 2.31, high: 8.69, pooled: false },
    {
      label: 'chest_pain[asymptomatic angina at rest or under load]',
      estimate: 7.9,
      low: 0.21,
      high: 9123,
      pooled: false,
    },
    { label: '收縮壓（每 10 mmHg）', estimate: 1.18, low: 0.99, high: 1.41, pooled: false },
    { label: 'smoker', estimate: null, low: null, high: null, pooled: false },
    { label: 'all hospitals', estimate: 1.41, low: 1.2, high: 1.66, pooled: true },
  ],
}

const coefficients: ForestFigure = {
  ...forest,
  measure: 'coefficient',
  notes: [],
  rows: [
    { label: 'age', estimate: 0.0123, low: -0.004, high: 0.0286, pooled: false },
    { label: 'weight', estimate: -0.31, low: -0.52, high: -0.1, pooled: false },
  ],
}

/** A curve of exponential form over a merged grid, with normal bands on the logarithm. */
function steps(people: number, rate: number, count: number): readonly SurvivalStep[] {
  return Array.from({ length: count }, (_, k) => {
    const time = (k + 1) * 35
    const survival = Math.exp(-rate * time)
    const spread = 1.96 * Math.sqrt((1 - survival) / survival / people)
    return {
      time,
      atRisk: Math.round(people * Math.exp(-1.6 * rate * (time - 35))),
      survival,
      low: survival * Math.exp(-spread),
      high: Math.min(1, survival * Math.exp(spread)),
    }
  })
}

const survival: KaplanMeierFigure = {
  kind: 'kaplan-meier',
  name: 'overall-survival',
  unit: 'days',
  confidence: 0.95,
  notes: [],
  groups: [
    {
      label: 'male',
      median: { estimate: 270, low: 212, high: 310 },
      steps: steps(138, 0.0026, 29),
    },
    {
      label: 'female',
      median: { estimate: 426, low: 348, high: null },
      steps: steps(90, 0.0016, 27),
    },
    {
      label: '未知或其他性別',
      median: { estimate: null, low: null, high: null },
      steps: steps(60, 0.0007, 20),
    },
    {
      label: 'a group with a name that is much longer than its place',
      median: null,
      steps: steps(45, 0.0011, 24).map((step, k) =>
        k === 12 ? { ...step, atRisk: null, survival: null, low: null, high: null } : step,
      ),
    },
  ],
}

const balance: BalanceFigure = {
  kind: 'balance',
  name: 'weighted',
  threshold: 0.1,
  notes: [],
  covariates: [
    { label: 'age', before: 0.412, after: 0.021 },
    { label: 'sex[female]', before: -0.154, after: 0.034 },
    { label: 'diabetes in the year before the index date', before: 0.23, after: -0.112 },
    { label: '高血壓', before: 0.051, after: null },
    { label: 'creatinine', before: 0.333, after: 0.07 },
  ],
}

const overlap: OverlapFigure = {
  kind: 'overlap',
  name: 'propensity',
  notes: [],
  edges: Array.from({ length: 21 }, (_, k) => k / 20),
  groups: [
    {
      label: 'new anticoagulant',
      counts: [0, 0, null, 8, 12, 20, 31, 42, 55, 60, 71, 66, 60, 52, 40, 28, 17, 11, 6, 0],
    },
    {
      label: 'warfarin',
      counts: [11, 20, 42, 60, 75, 80, 71, 66, 52, 47, 38, 30, 21, 15, 9, 7, null, 0, 0, 0],
    },
  ],
}

const calibration: CalibrationFigure = {
  kind: 'calibration',
  name: 'prediction',
  confidence: 0.95,
  notes: ['predictions of people in their own training data'],
  bins: [
    { people: 92, predicted: 0.051, observed: 0.065, low: 0.03, high: 0.135 },
    { people: 95, predicted: 0.148, observed: 0.126, low: 0.07, high: 0.21 },
    { people: 90, predicted: 0.31, observed: 0.356, low: 0.26, high: 0.46 },
    { people: null, predicted: null, observed: null, low: null, high: null },
    { people: 93, predicted: 0.621, observed: 0.58, low: 0.48, high: 0.68 },
    { people: 92, predicted: 0.87, observed: 0.91, low: 0.83, high: 0.95 },
  ],
}

const roc: RocFigure = {
  kind: 'roc',
  name: 'prediction',
  confidence: 0.95,
  notes: [],
  area: 0.8812,
  areaLow: 0.859,
  areaHigh: 0.9034,
  points: Array.from({ length: 101 }, (_, k) => {
    const x = k / 100
    return { falsePositive: x, sensitivity: x ** 0.16 }
  }),
}

export const samples: readonly Figure[] = [
  forest,
  coefficients,
  survival,
  balance,
  overlap,
  calibration,
  roc,
]

/** The first of its kind. */
export function sample<K extends Figure['kind']>(kind: K): Extract<Figure, { kind: K }> {
  return samples.find((each) => each.kind === kind) as Extract<Figure, { kind: K }>
}
