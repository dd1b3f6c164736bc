/** What was done and measured. How a line is written and where the facts come from: see ../rules.ts. */
export const eventRules = `
[procedure_occurrence]
procedure_occurrence_id id required key
person_id id required of:person
procedure_concept_id integer required of:concept domain:Procedure standard mapped@5
procedure_date 5.3 date required modern after:birth lived visit
procedure_date 5.4 date required modern after:birth lived until:procedure_end_date visit
procedure_datetime 5.3 date modern after:birth lived
procedure_datetime 5.4 date modern after:birth lived until:procedure_end_datetime
procedure_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
modifier_concept_id integer of:concept standard mapped@100
quantity integer low:1
provider_id id of:provider
visit_occurrence_id id of:visit_occurrence
visit_detail_id id of:visit_detail
procedure_source_value text words:procedure_concept_id@10
procedure_source_concept_id integer of:concept source@10
modifier_source_value text words:modifier_concept_id@100
procedure_end_date 5.4 date modern after:procedure_date lived
procedure_end_datetime 5.4 date modern after:procedure_datetime lived
[device_exposure]
device_exposure_id id required key
person_id id required of:person
device_concept_id integer required of:concept domain:Device standard mapped@5
device_exposure_start_date date required modern after:birth lived until:device_exposure_end_date
  visit
device_exposure_start_datetime date modern after:birth lived until:device_exposure_end_datetime
device_exposure_end_date date modern after:device_exposure_start_date lived
device_exposure_end_datetime date modern after:device_exposure_start_datetime lived
device_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
unique_device_id text
quantity integer low:1
provider_id id of:provider
visit_occurrence_id id of:visit_occurrence
visit_detail_id id of:visit_detail
device_source_value text words:device_concept_id@100
device_source_concept_id integer of:concept source@10
production_id 5.4 text
unit_concept_id 5.4 integer of:concept domain:Unit standard mapped@5
unit_source_concept_id 5.4 integer of:concept source@100
unit_source_value 5.4 text words:unit_concept_id@100
[measurement]
measurement_id id required key
person_id id required of:person
measurement_concept_id integer required of:concept domain:Measurement standard mapped@5
measurement_date date required modern after:birth born alive visit
measurement_datetime 5.3 date born alive
measurement_datetime 5.4 date modern born alive
measurement_time text
measurement_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
operator_concept_id 5.3 integer of:concept standard
operator_concept_id 5.4 integer of:concept domain:Meas_Value_Operator standard
value_as_number number
value_as_concept_id integer of:concept
unit_concept_id integer of:concept domain:Unit standard mapped@5
range_low number
range_high number
provider_id id of:provider
visit_occurrence_id id of:visit_occurrence
visit_detail_id id of:visit_detail
measurement_source_value text words:measurement_concept_id@10
measurement_source_concept_id integer of:concept source@10
unit_source_value text words:unit_concept_id@100
value_source_value text
meas_event_field_concept_id 5.4 integer of:concept standard
measurement_event_id 5.4 id
unit_source_concept_id 5.4 integer of:concept source@100
[observation]
observation_id id required key
person_id id required of:person
observation_concept_id integer required of:concept standard mapped@5
observation_date date required modern after:birth born alive visit
observation_datetime date modern after:birth born alive
observation_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
value_as_number number
value_as_string text
value_as_concept_id integer of:concept
qualifier_concept_id integer of:concept standard
unit_concept_id integer of:concept domain:Unit standard mapped@5
provider_id id of:provider
visit_occurrence_id id of:visit_occurrence
visit_detail_id id of:visit_detail
observation_source_value text words:observation_concept_id@100
observation_source_concept_id integer of:concept source@10
unit_source_value text words:unit_concept_id@100
qualifier_source_value text words:qualifier_concept_id@100
obs_event_field_concept_id 5.4 integer of:concept standard
observation_event_id 5.4 id
value_source_value 5.4 text
[specimen]
specimen_id id required key
person_id id required of:person
specimen_concept_id integer required of:concept standard mapped@5
specimen_type_concept_id integer required of:concept domain:Type_Concept standard mapped@0
specimen_date date required modern after:birth born alive
specimen_datetime date modern after:birth born alive
quantity 5.3 number low:0
quantity 5.4 number low:1
unit_concept_id integer of:concept standard mapped@5
anatomic_site_concept_id integer of:concept standard
disease_status_concept_id integer of:concept standard
specimen_source_id text
specimen_source_value text words:specimen_concept_id@100
unit_source_value text words:unit_concept_id@100
anatomic_site_source_value text words:anatomic_site_concept_id@100
disease_status_source_value text words:disease_status_concept_id@100
`
