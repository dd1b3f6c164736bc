import { invariant, seededRandom } from '@sampan/shared'
import { drawsFrom, type Draws } from './draws.ts'

/** How the people of one hospital are distributed. Hospitals differ on purpose. */
export interface HospitalProfile {
  readonly ageMean: number
  readonly ageSd: number
  readonly maleShare: number
  readonly smokerShare: number
  /** Share at the age of 60; older people have it more often. */
  readonly diabetesShare: number
  /** mm Hg at the age of 60. */
  readonly systolicMean: number
  /** mg/dL. */
  readonly cholesterolMean: number
  /** Share of people for whom a measurement was never made. */
  readonly missingShare: number
}

/**
 * Coefficients of the true logistic model, on the scale of the study's terms: age in decades from 60, systolic pressure
 * in steps of 20 mm Hg from 130, cholesterol in steps of 40 mg/dL from 200.
 */
export interface Truth {
  readonly intercept: number
  readonly age: number
  readonly male: number
  readonly systolic: number
  readonly cholesterol: number
  readonly smoker: number
  readonly diabetes: number
}

export interface HospitalPlan {
  /** Site id. */
  readonly id: string
  readonly people: number
  readonly profile: HospitalProfile
}

export interface SimulationPlan {
  readonly seed: string
  readonly hospitals: readonly HospitalPlan[]
  readonly truth: Truth
}

/** What is true of a person; the records say it in OMOP's words. */
export interface Person {
  /** Signed 64-bit. */
  readonly id: bigint
  readonly yearOfBirth: number
  readonly male: boolean
  readonly smoker: boolean
  readonly diabetes: boolean
  /** mm Hg on the as-of day; null when never measured. */
  readonly systolic: number | null
  /** mg/dL on the as-of day; null when never measured. */
  readonly cholesterol: number | null
  /** Acute myocardial infarction up to the as-of day. */
  readonly outcome: boolean
}

export interface Hospital {
  readonly id: string
  /** In the order in which they came, which is not the order of their ids. */
  readonly people: readonly Person[]
  readonly seed: string
}

/** The day as of which studies of generated hospitals look. */
export const asOf = '2024-12-31'
export const asOfYear = 2024

export const defaultTruth: Truth = {
  intercept: -1.6,
  age: 0.45,
  male: 0.5,
  systolic: 0.3,
  cholesterol: 0.25,
  smoker: 0.7,
  diabetes: 0.6,
}

/** People of every hospital. The same plan gives the same people, hospital by hospital. */
export function generateHospitals(plan: SimulationPlan): readonly Hospital[] {
  return plan.hospitals.map((each) => {
    invariant(Number.isSafeInteger(each.people) && each.people >= 0, 'a number of people')
    const seed = `${plan.seed}/${each.id}`
    const draws = drawsFrom(seededRandom(`${seed}/people`))
    const ids = personIds(each.people, draws)
    return {
      id: each.id,
      people: ids.map((id) => person(id, each.profile, plan.truth, draws)),
      seed,
    }
  })
}

/**
 * Distinct ids in a mixed order: small ones, neighbours above 2^53 that a binary64 cannot tell apart, negative ones,
 * and the two ends of the 64-bit range.
 */
function personIds(count: number, draws: Draws): readonly bigint[] {
  const ids = Array.from({ length: count }, (_, k) => {
    const step = BigInt(k)
    if (k % 4 === 0) return 1n + step
    if (k % 4 === 1) return 2n ** 53n + step
    return k % 4 === 2 ? -(2n ** 53n) - step : 2n ** 63n - 1n - step
  })
  if (count > 4) ids[4] = -(2n ** 63n)
  for (let k = ids.length - 1; k > 0; k--) {
    const other = draws.whole(0, k)
    const [a = 0n, b = 0n] = [ids[k], ids[other]]
    ids[k] = b
    ids[other] = a
  }
  return ids
}

function person(id: bigint, profile: HospitalProfile, truth: Truth, draws: Draws): Person {
  const age = clamp(Math.round(draws.normal(profile.ageMean, profile.ageSd)), 18, 100)
  const older = (age - 60) / 10
  const male = draws.chance(profile.maleShare)
  const smoker = draws.chance(profile.smokerShare)
  const diabetes = draws.chance(clamp(profile.diabetesShare * (1 + 0.25 * older), 0, 1))
  const systolic = clamp(Math.round(draws.normal(profile.systolicMean + 4 * older, 17)), 70, 250)
  const cholesterol = clamp(Math.round(draws.normal(profile.cholesterolMean, 38)), 80, 500)
  const eta =
    truth.intercept +
    truth.age * older +
    truth.male * Number(male) +
    truth.systolic * ((systolic - 130) / 20) +
    truth.cholesterol * ((cholesterol - 200) / 40) +
    truth.smoker * Number(smoker) +
    truth.diabetes * Number(diabetes)
  const outcome = draws.chance(1 / (1 + Math.exp(-eta)))
  // What is missing does not depend on anything, so that complete cases estimate the true model.
  const measured = (value: number): number | null =>
    draws.chance(profile.missingShare) ? null : value
  return {
    id,
    yearOfBirth: asOfYear - age,
    male,
    smoker,
    diabetes,
    systolic: measured(systolic),
    cholesterol: measured(cholesterol),
    outcome,
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
