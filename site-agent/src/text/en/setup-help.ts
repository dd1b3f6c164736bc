/** Help of the commands that set an agent up. English says which members there are. */
export const root = {
  agent: {
    purpose: "A hospital's agent: it computes from local data and sends masked sums only.",
    when: 'In this order: init, enrol, approver add, check, start. Then studies, show, approve. stop --now ends everything that leaves, at any time.',
  },
} as const

export const setupHelp = {
  init: {
    purpose: 'Makes the home of an agent: settings, policy, floors and keys.',
    when: 'Once for each hospital. Nothing is overwritten. The identity key that it makes is needed once a year; keep it off line.',
    says: {
      site: 'name of this hospital, as the operator invited it: a-z, 0-9 and -',
      controller: 'legal entity that is responsible for the data: a-z, 0-9 and -',
      jurisdiction: 'where the data are: HK, MO, CN-GBA9, CN-OTHER or OTHER',
      coordinator: 'address of the coordinator: https://HOST:PORT',
      data: 'a .duckdb file, a folder of CSV or Parquet files, one table as a file, or postgresql://USER@HOST:PORT/DATABASE',
      model: 'omop (otherwise) or registry: tables with a dictionary',
      schema: 'schema of the data; main in a .duckdb file and public in PostgreSQL otherwise',
      dictionary: 'dictionary of a registry; TABLE.dictionary.yaml beside files otherwise',
      'vocabulary-schema': 'schema of the vocabulary in PostgreSQL, if another',
      'password-file': 'file with the password of the PostgreSQL role',
      'ca-file': 'certificate of the authority that the PostgreSQL server is to be known by',
      dataset: 'what policies call the data; the name of the site otherwise',
      level: 'grade of the data, 1 to 5 (GB/T 39725-2020); 3 otherwise',
      'not-sensitive': 'the data are no sensitive personal information (PIPL, article 28)',
      genetic: 'the data contain human genetic resources',
      national: 'general (otherwise), important or core (GB/T 43697-2024)',
      'identity-key':
        'new file for the identity key, best on a medium that can be taken away; offline/identity.key.pem in the home otherwise',
      'passphrase-file': 'file with the passphrase of the identity key, where there is no terminal',
      'no-passphrase': 'leave the identity key unencrypted',
    },
    examples: ['Set up an agent, with the identity key on a USB stick:'],
  },
  identity: {
    purpose: 'The identity of this site: keys and their certificate.',
    when: 'To compare digests with the operator, and to certify the keys again each year.',
  },
  identityShow: {
    purpose: 'Shows the digests of the keys, and until when they are certified.',
    when: 'When somebody asks who this site is. Nothing that it shows is secret.',
    says: {},
    examples: ['Show them:'],
  },
  identityRenew: {
    purpose: 'Certifies the keys of this agent for another year.',
    when: 'When "check" says that the certificate ends soon. Bring the identity key, and take it away again. Start the agent anew afterwards.',
    says: {
      key: 'identity key that init made',
      'passphrase-file': 'file with its passphrase, where there is no terminal',
    },
    examples: ['Certify them again:'],
  },
  enrol: {
    purpose: 'Brings this hospital into a federation.',
    when: 'Once, with the token and the fingerprint from the operator, which should come on different ways. May be repeated until it worked. The token is read from a file, from standard input, or typed without being shown.',
    says: {
      fingerprint: 'SHA-256 of the root certificate of the coordinator; nothing else is believed',
      'token-file': 'file with the token in its only line',
    },
    examples: ['Enrol with a token from a file:'],
  },
  check: {
    purpose: 'Checks settings, keys, rules, clock and data, and the quality of the data.',
    when: 'After setting up, after every change, before approving a study, and when a study is refused. Shows names and bands of counts, never a value. Ends with the status of the first problem, and with 13 when a check of the data failed; warnings end with 0. docs/data-quality.md says what each check means.',
    says: {
      STUDY: 'only the tables and columns that this study needs: its id, or digits of its digest',
      table: 'table of a registry, to be held against its dictionary',
      html: 'new file for the whole report, to be read in a browser',
      exact: 'show counts as they are instead of bands: for this hospital alone',
    },
    examples: [
      'Check everything:',
      'Check the data for a study:',
      'Keep the whole report:',
      'See the counts as they are:',
    ],
  },
  cohort: {
    purpose: 'Counts a cohort of ATLAS in the data of this hospital.',
    when: 'To try a definition before a study uses it. Shows people and attrition by inclusion rule as they are, for the eyes of this hospital; nothing leaves. With --sql it reads no data and shows the statements.',
    says: {
      FILE: 'definition as ATLAS exports it: JSON',
      source:
        'a .duckdb file or a folder of CSV or Parquet files; the data of the settings otherwise',
      schema: 'schema in a .duckdb file; main otherwise',
      rows: 'new file for the rows: subject_id, cohort_start_date, cohort_end_date',
      sql: 'show the SQL and its bound values instead',
    },
    examples: ['Count it:', 'Count it in other data, and keep the rows:', 'See what would run:'],
  },
} as const
