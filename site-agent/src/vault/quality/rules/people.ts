/** People, and where and by whom they are treated. How a line is written and where the facts come from: see ../rules.ts. */
export const peopleRules = `
[person]
person_id id required key
gender_concept_id integer required of:concept domain:Gender standard mapped@5
year_of_birth integer required low:1850 high:next-year
month_of_birth integer low:1 high:12
day_of_birth integer low:1 high:31
birth_datetime date low:1850-01-01 high:tomorrow
race_concept_id integer required of:concept domain:Race standard mapped@100
ethnicity_concept_id integer required of:concept domain:Ethnicity standard mapped@100
location_id id of:location
provider_id id of:provider
care_site_id id of:care_site
person_source_value text
gender_source_value text words:gender_concept_id@100
gender_source_concept_id 5.3 integer of:concept source@100
gender_source_concept_id 5.4 integer of:concept
race_source_value text words:race_concept_id@100
race_source_concept_id 5.3 integer of:concept source@100
race_source_concept_id 5.4 integer of:concept
ethnicity_source_value text words:ethnicity_concept_id@100
ethnicity_source_concept_id 5.3 integer of:concept source@100
ethnicity_source_concept_id 5.4 integer of:concept
[observation_period]
observation_period_id id required key
person_id id required of:person
observation_period_start_date date required modern after:birth lived
  until:observation_period_end_date@0
observation_period_end_date date required modern after:observation_period_start_date lived
period_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
[death]
cause_concept_id integer of:concept standard mapped@5
cause_source_concept_id integer of:concept source@10
cause_source_value text words:cause_source_concept_id@10
death_date date required modern after:birth born
death_datetime date modern after:birth born
death_type_concept_id integer of:concept domain:Type_Concept standard mapped@0
person_id id required of:person
[location]
location_id id required key
address_1 text
address_2 text
city text
state text
zip text
county text
location_source_value text
country_concept_id 5.4 integer of:concept domain:Geography standard mapped@100
country_source_value 5.4 text
latitude 5.4 number
longitude 5.4 number
[care_site]
care_site_id id required key
care_site_name text
place_of_service_concept_id integer of:concept standard mapped@100
location_id id of:location
care_site_source_value text
place_of_service_source_value text
[provider]
provider_id id required key
provider_name text
npi text
dea text
specialty_concept_id integer of:concept standard mapped@100
care_site_id id of:care_site
year_of_birth integer
gender_concept_id integer of:concept domain:Gender standard mapped@100
provider_source_value text
specialty_source_value text words:specialty_concept_id@100
specialty_source_concept_id integer of:concept source@100
gender_source_value text words:gender_concept_id@100
gender_source_concept_id integer of:concept
[payer_plan_period]
payer_plan_period_id id required key
person_id id required of:person
payer_plan_period_start_date 5.3 date required born alive until:payer_plan_period_end_date
payer_plan_period_start_date 5.4 date required modern after:birth born alive
  until:payer_plan_period_end_date
payer_plan_period_end_date 5.3 date required after:payer_plan_period_start_date born alive
payer_plan_period_end_date 5.4 date required modern after:payer_plan_period_start_date born alive
payer_concept_id integer of:concept
payer_source_value text words:payer_concept_id@100
payer_source_concept_id integer of:concept
plan_concept_id integer of:concept
plan_source_value text words:plan_concept_id@100
plan_source_concept_id integer of:concept
sponsor_concept_id integer of:concept
sponsor_source_value text words:sponsor_concept_id@100
sponsor_source_concept_id integer of:concept
family_source_value text
stop_reason_concept_id integer of:concept
stop_reason_source_value text words:stop_reason_concept_id@100
stop_reason_source_concept_id integer of:concept
`
