/** Six people of 2020-06-30, whose windows start on 2019-07-01 (365 days), 2020-01-02 (180) and 2020-05-31 (30). */

const table = (...rows: readonly string[]): string => rows.join('\n')

const vocabulary = {
  'concept_ancestor.csv': table(
    'ancestor_concept_id,descendant_concept_id',
    // An infarction is a myocardial infarction of Charlson's and a vascular disease of CHA2DS2-VASc's.
    '4329847,312327',
    '312327,312327',
    '201820,201826',
    '201820,443767',
    '443767,443767',
    '320128,320128',
    // Below hypertension and diabetes, and excepted from both.
    '320128,9001',
    '197930,9001',
    '201820,9002',
    '195771,9002',
    '443392,432851',
    '432851,432851',
  ),
}

export const withoutVocabulary = {
  'person.csv': table(
    'person_id,gender_concept_id,year_of_birth,month_of_birth,race_concept_id,ethnicity_concept_id',
    '1,8532,1945,,8515,38003563',
    '2,8507,1946,5,8527,0',
    '3,8532,1955,,0,38003564',
    '4,8507,1956,1,8515,',
    '5,0,1990,1,0,0',
    '6,8532,,,,',
  ),
  'cdm_source.csv': table('cdm_version,cdm_version_concept_id', 'v5.4,756265'),
  'observation_period.csv': table(
    'observation_period_id,person_id,observation_period_start_date,observation_period_end_date',
    '1,1,2019-06-30,2020-06-30',
    '2,2,2020-06-30,2021-06-30',
    // Two that overlap.
    '3,3,2020-06-01,2020-07-01',
    '4,3,2020-05-01,2020-06-30',
    '5,4,2010-01-01,2020-06-29',
    '6,77,2010-01-01,2030-01-01',
  ),
  'condition_occurrence.csv': table(
    'condition_occurrence_id,person_id,condition_concept_id,condition_start_date',
    '1,1,80180,2019-12-31',
    '2,2,80180,2020-02-29',
  ),
  'condition_era.csv': table(
    'condition_era_id,person_id,condition_concept_id,condition_era_start_date,condition_era_end_date',
    // Ends on the first day of a year, on the day before, begins on the index date, on the day after.
    '1,1,201826,2018-01-01,2019-07-01',
    '2,2,201826,2018-01-01,2019-06-30',
    '3,3,201826,2020-06-30,2020-12-31',
    '4,4,201826,2020-07-01,2020-12-31',
    // No end; longer than every window; nobody's; concept 0.
    '5,5,201826,2020-01-01,',
    '6,6,201826,1990-01-01,2030-01-01',
    '7,77,201826,2020-01-01,2020-02-01',
    '8,1,0,2020-01-01,2020-02-01',
    // Two infarctions; metastases on the day; what is excepted; complications, hypertension and heart failure.
    '9,1,312327,2010-01-01,2010-02-01',
    '10,1,312327,2020-01-02,2020-02-01',
    '11,2,432851,2020-06-30,2020-06-30',
    '12,3,9001,2020-06-01,2020-06-02',
    '13,3,9002,2020-06-01,2020-06-02',
    '14,4,443767,2019-12-31,2019-12-31',
    '15,4,320128,2020-06-30,2020-07-30',
    '16,4,321319,2020-05-05,2020-05-05',
    // After the day.
    '17,5,432851,2020-07-01,2020-07-02',
  ),
  'drug_era.csv': table(
    'drug_era_id,person_id,drug_concept_id,drug_era_start_date,drug_era_end_date',
    '1,1,1308216,2018-01-01,2019-06-30',
    '2,2,1308216,2018-01-01,2019-07-01',
    '3,3,1308216,2020-07-01,2020-07-02',
  ),
  'visit_occurrence.csv': table(
    'visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date',
    '1,1,9201,2020-06-01,2020-06-05',
    '2,1,9201,2020-06-01,2020-06-01',
    '3,1,9202,2019-06-30,2019-07-01',
    '4,1,0,2020-06-01,2020-06-02',
    '5,1,9201,2020-07-01,2020-07-02',
    '6,2,9202,2018-01-01,2018-01-02',
  ),
  'measurement.csv': table(
    'measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,unit_concept_id,range_low,range_high',
    '1,1,3004249,2020-06-30,130,8876,90,120',
    '2,1,3004249,2019-07-01,80,8876,90,120',
    '3,2,3004249,2020-01-01,120,8876,90,120',
    '4,2,3004249,2020-01-01,90,8876,90,120',
    '5,3,3004249,2020-01-01,,8876,90,120',
    '6,4,3004249,2020-01-01,10,8876,,120',
    '7,5,3004249,2020-07-01,10,8876,90,120',
  ),
}

export const handCdm = { ...withoutVocabulary, ...vocabulary }
