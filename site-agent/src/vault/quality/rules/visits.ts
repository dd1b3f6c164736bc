/** Visits, conditions and drugs. How a line is written and where the facts come from: see ../rules.ts. */
export const visitRules = `
[visit_occurrence]
visit_occurrence_id id required key
person_id id required of:person
visit_concept_id integer required of:concept domain:Visit standard mapped@0
visit_start_date date required modern after:birth lived until:visit_end_date
visit_start_datetime date modern after:birth lived until:visit_end_datetime
visit_end_date date required modern after:visit_start_date lived
visit_end_datetime date modern after:visit_start_datetime lived
visit_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
provider_id id of:provider
care_site_id id of:care_site
visit_source_value text words:visit_concept_id@10
visit_source_concept_id integer of:concept source@100
admitting_source_concept_id 5.3 integer of:concept domain:Visit standard mapped@100
admitting_source_value 5.3 text words:admitting_source_concept_id@100
discharge_to_concept_id 5.3 integer of:concept domain:Visit standard mapped@100
discharge_to_source_value 5.3 text words:discharge_to_concept_id@100
preceding_visit_occurrence_id id of:visit_occurrence
admitted_from_concept_id 5.4 integer of:concept domain:Visit standard mapped@5
admitted_from_source_value 5.4 text words:admitted_from_concept_id@100
discharged_to_concept_id 5.4 integer of:concept domain:Visit standard mapped@5
discharged_to_source_value 5.4 text words:discharged_to_concept_id@100
[visit_detail]
visit_detail_id id required key
person_id id required of:person
visit_detail_concept_id integer required of:concept domain:Visit standard mapped@0
visit_detail_start_date date required modern after:birth lived until:visit_detail_end_date visit@1
visit_detail_start_datetime date modern after:birth lived until:visit_detail_end_datetime
visit_detail_end_date date required modern after:visit_detail_start_date lived visit@1
visit_detail_end_datetime date modern after:visit_detail_start_datetime lived
visit_detail_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
provider_id id of:provider
care_site_id id of:care_site
visit_detail_source_value 5.3 text words:visit_detail_concept_id@100
visit_detail_source_value 5.4 text
visit_detail_source_concept_id integer of:concept source@100
admitting_source_value 5.3 text words:admitting_source_concept_id@100
admitting_source_concept_id 5.3 integer of:concept standard mapped@100 source@100
discharge_to_source_value 5.3 text words:discharge_to_concept_id@100
discharge_to_concept_id 5.3 integer of:concept standard mapped@100
preceding_visit_detail_id id of:visit_detail
visit_detail_parent_id 5.3 id of:visit_detail
visit_occurrence_id id required of:visit_occurrence
admitted_from_concept_id 5.4 integer of:concept domain:Visit standard mapped@5
admitted_from_source_value 5.4 text words:admitted_from_concept_id@100
discharged_to_concept_id 5.4 integer of:concept domain:Visit standard mapped@5
discharged_to_source_value 5.4 text words:discharged_to_concept_id@100
parent_visit_detail_id 5.4 id of:visit_detail
[condition_occurrence]
condition_occurrence_id id required key
person_id id required of:person
condition_concept_id integer required of:concept domain:Condition standard mapped@5
condition_start_date date required modern after:birth lived until:condition_end_date visit
condition_start_datetime date modern after:birth lived until:condition_end_datetime
condition_end_date date modern after:condition_start_date lived
condition_end_datetime date modern after:condition_start_datetime lived
condition_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
condition_status_concept_id 5.3 integer of:concept standard mapped@100
condition_status_concept_id 5.4 integer of:concept domain:Condition_Status standard mapped@5
stop_reason text
provider_id id of:provider
visit_occurrence_id id of:visit_occurrence
visit_detail_id id of:visit_detail
condition_source_value text words:condition_concept_id@10
condition_source_concept_id integer of:concept source@10
condition_status_source_value text words:condition_status_concept_id@100
[drug_exposure]
drug_exposure_id id required key
person_id id required of:person
drug_concept_id integer required of:concept domain:Drug standard mapped@5
drug_exposure_start_date date required modern after:birth lived until:drug_exposure_end_date visit
drug_exposure_start_datetime date modern after:birth lived until:drug_exposure_end_datetime
drug_exposure_end_date date required modern after:drug_exposure_start_date lived
drug_exposure_end_datetime date modern after:drug_exposure_start_datetime lived
verbatim_end_date date modern after:drug_exposure_start_date lived
drug_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
stop_reason text
refills integer low:0 high:24
quantity number low:0.0000001
days_supply integer low:1 high:365
sig text
route_concept_id integer of:concept domain:Route standard mapped@100
lot_number text
provider_id id of:provider
visit_occurrence_id id of:visit_occurrence
visit_detail_id id of:visit_detail
drug_source_value text words:drug_concept_id@10
drug_source_concept_id integer of:concept source@10
route_source_value text words:route_concept_id@100
dose_unit_source_value text
`
