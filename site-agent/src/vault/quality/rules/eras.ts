/** What is derived from events, and what they cost. How a line is written and where the facts come from: see ../rules.ts. */
export const eraRules = `
[condition_era]
condition_era_id id required key
person_id id required of:person
condition_concept_id integer required of:concept domain:Condition standard mapped@0
condition_era_start_date date required modern after:birth lived until:condition_era_end_date
condition_era_end_date 5.3 date required modern after:birth born alive
condition_era_end_date 5.4 date required modern after:condition_era_start_date born alive
condition_occurrence_count integer low:1
[drug_era]
drug_era_id id required key
person_id id required of:person
drug_concept_id integer required of:concept domain:Drug class:Ingredient standard mapped@0
drug_era_start_date date required modern after:birth lived until:drug_era_end_date
drug_era_end_date date required modern after:drug_era_start_date born alive
drug_exposure_count integer low:1
gap_days integer low:0
[dose_era]
dose_era_id id required key
person_id id required of:person
drug_concept_id integer required of:concept domain:Drug class:Ingredient standard mapped@0
unit_concept_id integer required of:concept domain:Unit standard mapped@0
dose_value number required low:0
dose_era_start_date date required modern after:birth lived until:dose_era_end_date
dose_era_end_date date required modern after:birth born alive
[cost]
cost_id id required key
cost_event_id id required
cost_domain_id text required of:domain
cost_type_concept_id integer required of:concept standard mapped@0
currency_concept_id integer of:concept
total_charge number
total_cost number
total_paid number
paid_by_payer number
paid_by_patient number
paid_patient_copay number
paid_patient_coinsurance number
paid_patient_deductible number
paid_by_primary number
paid_ingredient_cost number
paid_dispensing_fee number
payer_plan_period_id 5.3 id of:payer_plan_period
payer_plan_period_id 5.4 id
amount_allowed number
revenue_code_concept_id integer of:concept
revenue_code_source_value text
drg_concept_id integer of:concept
drg_source_value text
`
