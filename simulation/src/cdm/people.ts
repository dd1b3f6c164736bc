import { asOf, asOfYear, type Truth } from '../hospitals/generate.ts'
import { concepts } from '../hospitals/concepts.ts'
import { eventId, personId, streamOf, type CdmPlan } from './plan.ts'

/**
 * What is true of the people: working table `truth`, one row for each, by the same model as `generateHospitals`. `n`
 * counts them; `first_day`, `break_days`, `gap_days` and `observed_days` say when they are observed.
 */
export function truthStatements(plan: CdmPlan): readonly string[] {
  return [
    `create temp table risk as select unnest(range(${thresholds.length})) - ${etaMax} as eta,
       unnest([${thresholds.join(', ')}])::double as chance`,
    `create temp table truth as ${withOutcome(plan)}`,
  ]
}

/** Hundredths of a logit. */
const etaMax = 1200
const thresholds = Array.from({ length: 2 * etaMax + 1 }, (_, k) =>
  (1 / (1 + Math.exp((etaMax - k) / 100))).toPrecision(12),
)

/** The logistic model on a grid of hundredths: `exp` is not the same on every machine. */
function withOutcome(plan: CdmPlan): string {
  return `select q.* exclude (outcome_bits, eta), share(outcome_bits) < r.chance as outcome
    from (select p.*, ${logit(plan.truth)} as eta from (${withTraits(plan)}) p) q
    join risk r on r.eta = clamp(nearest(100 * q.eta), -${etaMax}, ${etaMax}) order by q.n`
}

function logit(truth: Truth): string {
  return `${truth.intercept} + (${truth.age}) * older + (${truth.male}) * male::integer
    + (${truth.systolic}) * (systolic - 130) / 20.0 + (${truth.cholesterol}) * (cholesterol - 200) / 40.0
    + (${truth.smoker}) * smoker::integer + (${truth.diabetes}) * diabetes::integer`
}

function withTraits({ profile, ...plan }: CdmPlan): string {
  const { smokerShare, diabetesShare, systolicMean, cholesterolMean, missingShare } = profile
  return `select n, person_id, age, older, ${asOfYear} - age as year_of_birth,
      share(h_male) < ${profile.maleShare} as male,
      share(h_smoker) < ${smokerShare} as smoker,
      share(h_diabetes) < clamp(${diabetesShare} * (1 + 0.25 * older), 0, 1) as diabetes,
      clamp(nearest(${systolicMean} + 4 * older + 17 * bell(h_systolic)), 70, 250) as systolic,
      clamp(nearest(${cholesterolMean} + 38 * bell(h_cholesterol)), 80, 500) as cholesterol,
      share(again(h_systolic, 1)) < ${missingShare} as no_systolic,
      share(again(h_cholesterol, 1)) < ${missingShare} as no_cholesterol,
      0.3 + 2.1 * share(h_active) * share(h_active) as activity,
      first_day, has_left, has_left and share(again(h_left, 3)) < 0.02 + 0.005 * (age - 18) as has_died,
      whole_days - gap_days as observed_days, gap_days,
      case when gap_days = 0 then whole_days else 200 + below(again(h_gap, 2), 200) end as break_days,
      h_outcome as outcome_bits
    from (${withDays({ profile, ...plan })})`
}

/** Whether there are two periods of observation is drawn; both have at least 200 days. */
function withDays(plan: CdmPlan): string {
  return `select *, (age - 60) / 10.0 as older, last_day - first_day + 1 as whole_days,
      case when share(h_gap) < 0.1 and last_day - first_day >= 900
        then 60 + below(again(h_gap, 1), 240) else 0 end as gap_days
    from (select *, days_after(first_day, case when has_left
        then 366 + below(again(h_left, 2), date '${asOf}' - first_day - 366)
        else date '${asOf}' - first_day end) as last_day
      from (${withBits(plan)}))`
}

function withBits(plan: CdmPlan): string {
  const traits = ['age', 'male', 'smoker', 'diabetes', 'systolic', 'cholesterol']
  const days = ['first', 'left', 'gap', 'active', 'outcome']
  const bits = [...traits, ...days].map(
    (name) => `bits(n, 0, ${streamOf(plan, `person ${name}`)}) as h_${name}`,
  )
  const { ageMean, ageSd } = plan.profile
  return `select *, clamp(nearest(${ageMean} + ${ageSd} * bell(h_age)), 18, 100) as age,
      days_after(date '${asOf}', -500 - below(h_first, 4600)) as first_day, share(h_left) < 0.3 as has_left
    from (select n, ${personId(plan, 'n')} as person_id, ${bits.join(', ')} from range(${plan.people}) t(n))`
}

/** person, observation_period and death. */
export function personStatements(plan: CdmPlan): readonly string[] {
  const birth = streamOf(plan, 'birthday')
  const period = (k: number, start: string, end: string): string =>
    `select ${eventId(plan, 'n', String(k))} as observation_period_id, person_id,
       ${start} as observation_period_start_date, ${end} as observation_period_end_date,
       ${concepts.record.id} as period_type_concept_id from truth`
  const day = `days_after(first_day, observed_days + gap_days - 1)`
  return [
    `insert into person by name select person_id,
       case when male then ${concepts.male.id} else ${concepts.female.id} end as gender_concept_id,
       year_of_birth, 1 + below(bits(n, 1, ${birth}), 12) as month_of_birth,
       1 + below(bits(n, 2, ${birth}), 28) as day_of_birth,
       0 as race_concept_id, 0 as ethnicity_concept_id from truth order by n`,
    `insert into observation_period by name
       ${period(0, 'first_day', `days_after(first_day, case when gap_days = 0 then observed_days else break_days end - 1)`)}
       order by n`,
    `insert into observation_period by name
       ${period(1, 'days_after(first_day, break_days + gap_days)', day)} where gap_days > 0 order by n`,
    `insert into death by name select person_id, ${day} as death_date,
       ${concepts.record.id} as death_type_concept_id from truth where has_died order by n`,
  ]
}
