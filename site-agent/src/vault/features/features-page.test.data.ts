/** What docs/features.md says beside its tables. */
export const head = `# Features

A feature is one column of a study: a number, 0 or 1, or a category for every person, read from an OMOP database on the person's
index date. Features, windows and ids are those of OHDSI's FeatureExtraction, so that a result can be set beside one of its
users; where Sampan differs, this page says so. A study that reads a registry table names its columns instead (\`column\`). What
the population itself says of people (\`outcome\`, \`treatment\`) stands in [populations](population.md).

<!-- Written by site-agent/src/vault/features/features-page.test.ts with UPDATE_GOLDEN=1. -->

## In a study file

The id is that of the feature as it stands here. Where FeatureExtraction has no such column there is none. A concept is an
OMOP concept id or a list of them; \`descendants: false\` leaves out what the vocabulary places below, \`window\` is any, long,
medium or short. Numbers take a \`range\` of plausible values; ages, days and scores have one of their own.
`

/** Forms, and what their column holds. */
export const written: readonly (readonly [form: string, meaning: string])[] = [
  ['{ age: index }', 'year of the index date less year of birth; also on a day'],
  ['{ ageGroup: [60, 79] }', 'groups of five years; anybody outside is missing'],
  ['{ sex: female }', '1 for this sex; female, male or a concept'],
  ['{ race: 8515 }', '1 for this race'],
  ['{ ethnicity: 38003563 }', '1 for this ethnicity'],
  ['{ indexYear: [2020, 2024] }', 'year of the index date; other years are missing'],
  ['{ indexMonth: all }', 'month of the index date'],
  ['{ observedDays: before }', 'days from the start of the observation period to the index date'],
  [
    '{ observedDays: after }',
    'days from the index date to the end of the observation period or the as-of day',
  ],
  [
    '{ site: all }',
    'the hospital itself, which shows [its own numbers](decisions/site-effects.md)',
  ],
  ['{ condition: 201826, window: long }', '1 if there is such a record'],
  ['{ drug: 1308216 }', 'the same for drugs'],
  ['{ procedure: 4187458 }', 'the same for procedures'],
  ['{ device: 4030875 }', 'the same for devices'],
  ['{ measured: 3004249 }', 'the same for measurements'],
  ['{ observed: 4275495 }', 'the same for observations'],
  ['{ visit: 9201, window: short }', 'the same for visits'],
  ['{ conditionEra: 201826, window: medium }', 'the same for condition eras'],
  ['{ drugEra: 1308216, window: medium }', 'the same for drug eras'],
  [
    '{ list: condition-era, concepts: [201826, 80180], window: long }',
    'a column for each concept, named c and its id; without descendants unless asked',
  ],
  ['{ count: visit, window: long, range: [0, 100] }', 'number of records of every concept'],
  [
    '{ count: visit, concepts: 9201, descendants: false, window: long, range: [0, 100] }',
    'number of records of some concepts',
  ],
  [
    '{ count: condition-era, of: concepts, window: long, range: [0, 200] }',
    'number of different concepts',
  ],
  [
    '{ measurement: 3004249, unit: 8876, range: [60, 260] }',
    'latest value; another unit in the window is refused',
  ],
  ['{ observation: 4275495, levels: ["1", "2"] }', 'latest value as a category'],
  [
    '{ rangeGroup: above, of: 3004249, window: long }',
    '1 if a measurement was below, within or above the range that it carries',
  ],
  ['{ score: charlson }', 'Charlson comorbidity index, Romano adaptation'],
  ['{ score: cha2ds2vasc }', 'CHA2DS2-VASc'],
]

export const tail = `
A record with one day is in a window when that day is. A visit or an era is in it when any day of it is: it starts by the last day
of the window and ends on the first or later. A feature of several concepts has the id of the first: FeatureExtraction has a column for each.
Concept 0, *no matching concept*, is never counted. Whoever has no record has 0; a value, a sex, race or
ethnicity that is not recorded, and days of somebody whom no observation period covers on the index date, are missing.

## What is common enough

\`{ kind: prevalence, features: [a list], shareMin: 0.05 }\` counts, over all hospitals and masked like every sum, how many people
have each feature of a list. A count is shown when at least \`cell\` people have the feature and as many do not; of what is
shown, features that at least the share \`shareMin\` of the people have are marked as picked. The result stands in the run's record. A
later study names the picked concepts as its list, and every hospital builds the same columns. A list's name stands for all its
features in \`terms\` and \`features\` of an analysis.

## Where this differs from FeatureExtraction

- Whoever has a year of birth, sex, race or ethnicity that is not recorded is missing, not 0. CHA2DS2-VASc of a person without year
  of birth or sex is missing too.
- Days of observation are missing, not 0, for somebody who is not observed on the index date. Of periods that overlap each side
  counts the longest.
- A visit or an era whose end is not recorded has its first day.
- Range groups ask for a number: FeatureExtraction calls a measurement without one *within*.
- Of several latest values of one day the one with the highest row id counts, not the smallest.
- A concept of a score counts itself even where the vocabulary lacks the row that places it below itself, and concepts that count alone
  are not looked up in the concept table.
- Not computed: time in cohort, care site, values as concepts, groups of eras, DCSI, CHADS2 and the Hospital Frailty Risk Score.

## Scores

Condition eras that started by the index date, each category once. Weights and concepts are those of FeatureExtraction's
CharlsonIndex.sql (3.1.1 and later) and Chads2Vasc.sql.`
