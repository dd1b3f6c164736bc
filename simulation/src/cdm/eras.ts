import { eventId, type CdmPlan } from './plan.ts'
import type { Slice } from './visits.ts'

/** Days without a record after which an era has ended (OHDSI's persistence window). */
const persistenceDays = 30

/**
 * Eras from occurrences, as OHDSI derives them (CommonDataModel, condition_era and drug_era scripts): a condition without
 * an end lasts one day; exposures to one ingredient that overlap are one; gaps of up to 30 days are bridged; the gap days
 * of a drug are those of its era on which no exposure lasted.
 */
export function eraStatements(plan: CdmPlan, slice: Slice): readonly string[] {
  const people = `truth t on t.person_id = e.person_id and t.n >= ${slice.from} and t.n < ${slice.to}`
  const ids = `from_id between ${eventId(plan, String(slice.from), '0')} and ${eventId(plan, String(slice.to), '0')}`
  const conditions = `select t.n, e.person_id, e.condition_concept_id as concept, 1 as records, e.condition_start_date as first,
      coalesce(e.condition_end_date, e.condition_start_date + 1) as last
    from (select *, condition_occurrence_id as from_id from condition_occurrence) e join ${people} where ${ids}`
  const exposures = `select t.n, e.person_id, a.ancestor_concept_id as concept, 1 as records, e.drug_exposure_start_date as first,
      coalesce(e.drug_exposure_end_date, e.drug_exposure_start_date + e.days_supply, e.drug_exposure_start_date + 1) as last
    from (select *, drug_exposure_id as from_id from drug_exposure) e join ${people}
    join concept_ancestor a on a.descendant_concept_id = e.drug_concept_id
    join concept c on c.concept_id = a.ancestor_concept_id and c.concept_class_id = 'Ingredient' where ${ids}`
  return [
    `insert into condition_era by name select ${numbered(plan)} as condition_era_id, person_id,
       concept as condition_concept_id, first as condition_era_start_date, last as condition_era_end_date,
       records as condition_occurrence_count from (${joined(conditions, persistenceDays)})`,
    `insert into drug_era by name select ${numbered(plan)} as drug_era_id, person_id,
       concept as drug_concept_id, first as drug_era_start_date, last as drug_era_end_date,
       records as drug_exposure_count, last - first - days as gap_days
     from (${joined(joined(exposures, 0), persistenceDays)})`,
  ]
}

function numbered(plan: CdmPlan): string {
  return eventId(plan, 'n', 'row_number() over (partition by n order by concept, first)')
}

/**
 * Spells that are at most so many days apart become one; `days` are those of the spells that came in. The sum is over peers
 * too: of two spells alike only one begins an era, and which of them stands first is not the same in both windows.
 */
function joined(spells: string, gapDays: number): string {
  return `select n, person_id, concept, min(first) as first, max(last) as last,
      sum(records)::integer as records, sum(last - first)::integer as days
    from (select *, sum(case when first <= reached then 0 else 1 end) over
        (partition by n, concept order by first, last) as spell
      from (select *, max(last + ${gapDays}) over
          (partition by n, concept order by first, last rows between unbounded preceding and 1 preceding) as reached
        from (${spells})))
    group by n, person_id, concept, spell`
}
