/** What `sampan simulate` says. English says which keys there are. */
export const texts = {
  'expected.site':
    'expected NAME=DATA, such as hk-east=data/hk-east; names have a-z, 0-9 and -, at most 63',
  'expected.siteOnce': 'every hospital has a name of its own; {site} stands here twice',

  'label.site': 'site',
  'label.messages': 'messages',
  'label.bytes': 'bytes',
  'label.table': 'table',
  'label.rows': 'rows',

  'analyse.heading': '{analysis}: {people} people in one table',
  'analyse.failed': '{analysis}: ended without a result',
  'analyse.progress': '{done} of {of} analyses',
  'analyse.rowsLeftOut': {
    one: '{count} row is left out: its value in the column of --split is missing.',
    other: '{count} rows are left out: their value in the column of --split is missing.',
  },
  'analyse.remark':
    'Every number is shown: no disclosure check is made of data that are your own. Do not pass these on as a release.',

  'generate.progress': '{people} of {total} people are written',

  'simulate.left': 'What left every simulated hospital',
  'simulate.rowsLeftOut': {
    one: '{count} row is in no hospital: its value in the column of --split is missing.',
    other: '{count} rows are in no hospital: their value in the column of --split is missing.',
  },
  'simulate.written': 'written: {file}',
  'simulate.remark':
    'This was a simulation on local data: no hospital was asked, and nothing is on record.',
} as const

export const help = {
  analyse: {
    purpose: 'Runs a study on one table, as if all its people were in one place.',
    when: 'To compare a federation with the pooled table, or to work on data that you may hold whole. The same analyses give the same numbers to the last digits; nothing is masked, nobody is asked, and no disclosure check is made. Floors of the study hold where an analysis itself asks for them.',
    says: {
      STUDY: 'study file (YAML or JSON)',
      DATA: 'a .duckdb file or a folder of OMOP tables, or a registry table as CSV or Parquet',
      split:
        'column that says of which hospital a row is (of OMOP data: person.COLUMN), for studies with effects of hospitals',
      dictionary:
        'data dictionary of a registry table; TABLE.dictionary.yaml beside the table without',
      out: 'new folder for the results: JSON with every digit, and CSV',
    },
    examples: ['One table with everybody:', 'With the hospital of every row:'],
  },
  generate: {
    purpose: 'Writes a generated OMOP CDM: people and records that nobody has.',
    when: 'For tests, demonstrations and measurements, from a thousand people to a million. People follow the model of the demonstration; eras are derived from the records as OHDSI derives them, with gaps of up to 30 days bridged. The same options give the same rows on every machine.',
    says: {
      PLACE: 'new .duckdb file, or new folder with a file for each table',
      people: 'number of people; 1000 without',
      events: 'mean number of events of a person, eras not counted; 100 without',
      hospital:
        'hospital of the demonstration whose people are drawn: they differ in age, sex, habits and illnesses',
      seed: 'any text; another one gives other people',
      cdm: 'version of the OMOP CDM; 5.4 without',
      ids: 'wide: ids of people and events beyond 2^53, and negative ones',
      format: 'duckdb without; parquet and csv make a folder',
    },
    examples: [
      'Ten thousand people in one file:',
      'An older CDM, as a folder of CSV files with long ids:',
    ],
  },
  simulate: {
    purpose: 'Runs a study on local data, as if every data set were a hospital.',
    when: "To try out a study before it is submitted, and to see what would leave each hospital: the real disclosure check, masking, sums and release check, in one process and without a network. The study's own list of sites is replaced by the given ones; approvals are simulated. Copies of the data are kept in a private folder below the folder for temporary files while it runs.",
    says: {
      STUDY: 'study file (YAML or JSON)',
      site: 'a hospital and its data: a .duckdb file or a folder of OMOP tables, or a registry table as CSV or Parquet; again for every hospital, of which there are at least three',
      split:
        'cut the data of each --site into hospitals by the values of this column (of OMOP data: person.COLUMN)',
      dictionary:
        'data dictionary of a registry table; TABLE.dictionary.yaml beside the table without',
      policy: 'policy of the hospitals (Cedar); the one that agents begin with without',
      floors: 'disclosure floors of the hospitals; the ones that agents begin with without',
      out: 'new folder for the results as JSON, one file for each analysis',
    },
    examples: ['Three folders of OMOP tables:', 'One table with a column that names the hospital:'],
  },
} as const
