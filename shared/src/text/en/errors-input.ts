import type { ErrorText } from '../error-text.ts'

/** What a person wrote, studies, and a hospital's data. */
export const inputErrors = {
  'usage-invalid': [
    'The command was not understood.',
    'Look at its help with --help and type it again.',
  ],
  'value-invalid': [
    'A value does not have the form that is needed.',
    'Correct the value that is named below.',
  ],
  'not-confirmed': [
    'It was not confirmed, so nothing was done.',
    'Repeat the command and answer yes, or give --yes.',
  ],
  'settings-invalid': [
    'A settings file has a wrong, missing or unknown entry.',
    'Correct the entry that is named below; the schema lists every setting.',
  ],
  'feature-not-built': [
    'This is part of the specification but not of this version of Sampan.',
    'Leave it out, or use a version that has it.',
  ],
  'file-missing': [
    'A file or folder is not there or cannot be read.',
    'Check the path and its permissions.',
  ],
  'file-too-large': [
    'A file is larger than its limit.',
    'Make it smaller; the limit is named below.',
  ],
  'file-not-text': [
    'A file is not plain UTF-8 text, or contains characters that cannot be seen.',
    'Save it as UTF-8 and remove control and text-direction characters.',
  ],
  'file-malformed': [
    'A file does not have the format that it should have.',
    'Correct it at the place that is named below.',
  ],
  'file-exists': [
    'There is already a file of this name, and nothing is overwritten.',
    'Move the file away or choose another name.',
  ],
  'disk-full': [
    'There is no room left on the disk, so nothing was written.',
    'Free some space and repeat the command.',
  ],
  'request-malformed': [
    'The request was not understood.',
    'Check its address, fields and types against the published interface.',
  ],
  'request-too-large': [
    'The request is larger than the coordinator accepts.',
    'Send less at a time; studies and their files have published limits.',
  ],
  'route-unknown': [
    'The coordinator has nothing at this address.',
    'Check the address, and that both sides run versions that belong together.',
  ],

  'study-invalid': [
    'The study contradicts itself or breaks a rule.',
    'Correct the places that are listed and check the study again.',
  ],
  'study-unknown': [
    'There is no such study here.',
    'Check its id or digest with the list of studies.',
  ],
  'study-expired': [
    'The study has ended, so nothing more is computed for it.',
    'Submit an amendment with a later end and have it approved.',
  ],
  'study-not-started': [
    'The study may not start yet.',
    'Wait for its starting time, or submit an amendment with an earlier one.',
  ],
  'study-overflow': [
    'Numbers of this study could become too large for an exact sum.',
    'Narrow the range that is named below, or lower the size of the largest site.',
  ],
  'manifest-malformed': [
    'The manifest does not have its one correct form.',
    'Fetch it again from where it was published; do not edit it.',
  ],
  'manifest-digest-mismatch': [
    'The manifest is not the one that was approved.',
    'Do not go on; compare the digests with whoever sent it.',
  ],
  'participant-unknown': [
    'A site is not part of this federation or of this study.',
    'Check the name with the list of sites.',
  ],
  'controllers-too-few': [
    'The sites belong to too few legal entities, which could subtract their own parts and read the rest.',
    'Add sites of other controllers, until there are as many as the study needs.',
  ],
  'sites-too-few': [
    'There are fewer sites than the study needs.',
    'Add sites, or wait until enough of them are there.',
  ],
  'collusion-not-accepted': [
    'One controller holds so many sites that with the coordinator it could open another hospital.',
    'Add other sites, or say in collusionAccepted why approvers should accept this.',
  ],
  'study-file-missing': [
    'A file that the study names is not there.',
    'Put it beside the study file, or correct its name.',
  ],

  'source-unreachable': [
    "The hospital's database cannot be reached.",
    'Check address, account and network of the data source, then run the check again.',
  ],
  'source-not-omop': [
    'The data source is not an OMOP CDM of version 5.3 or 5.4.',
    'Point the agent at the right database or schema.',
  ],
  'source-table-missing': [
    'A table that the study needs is not in the data source.',
    'Check the name of the schema and the permissions of the account.',
  ],
  'source-column-missing': [
    'A column that the study needs is not in the data source.',
    'Compare the table with the data dictionary or the CDM specification.',
  ],
  'source-type-wrong': [
    'A column does not have the type that the study needs.',
    'Correct the data dictionary or the view that the agent reads.',
  ],
  'source-ids-invalid': [
    'Person ids are missing, repeated or not whole numbers.',
    'Correct the source; every row needs one valid id.',
  ],
  'source-login-refused': [
    "The hospital's database refused the account.",
    "Check user, password file and the server's rules for who may connect (pg_hba.conf), then run the check again.",
  ],
  'source-certificate-invalid': [
    "The hospital's database cannot prove by TLS that it is the one in the settings.",
    "Give the certificate of the authority as caFile, and the host by the name that the server's certificate has.",
  ],
  'source-connection-lost': [
    "The connection to the hospital's database broke off.",
    "Nothing of it was used. See the server's own log, then try again.",
  ],
  'source-schema-missing': [
    "There is no such schema in the hospital's database.",
    'Correct schema or vocabularySchema in the settings.',
  ],
  'source-permission-denied': [
    'The account may not read what the study needs.',
    'Grant USAGE on the schema and SELECT on the table or column that is named; docs/connecting-omop.md has the statements.',
  ],
  'source-working-denied': [
    "The account cannot make working tables in the hospital's database.",
    "Grant TEMP on the database, or name a workSchema of the account's own; a replica that only replays cannot be read.",
  ],
  'source-version-old': [
    "The hospital's database server is older than this version supports.",
    'Use PostgreSQL 14 or newer.',
  ],
  'quality-failed': [
    'Checks of the data failed.',
    'The report names tables and columns: what failed contradicts the data model or what the study needs. Correct the data or their conversion, then check again; warnings do not count here.',
  ],
  'source-role-too-strong': [
    "The account is a superuser of the hospital's database.",
    'Make a role that can only read, as docs/connecting-omop.md shows; allowSuperuser in the settings is for trials.',
  ],
  'dictionary-invalid': [
    'The data dictionary of the registry table has a wrong entry.',
    'Correct the entry that is named below.',
  ],
  'cohort-invalid': [
    'A cohort definition asks for something that has no meaning.',
    'Correct it in ATLAS at the path that is named below, and export it again.',
  ],
  'cohort-unsupported': [
    'A cohort definition uses something that this version of Sampan does not do.',
    'Leave out what is named below; docs/cohorts.md lists what is done.',
  ],
  'cohort-empty': [
    'Nobody at this site belongs to the cohort.',
    "Check that the study's definition and vocabulary fit this hospital's data.",
  ],
  'value-out-of-range': [
    'A value lies outside the range that the study declares, and the study says to refuse.',
    'Correct the data, or ask the researcher for another range or rule.',
  ],
  'value-missing': [
    'A value is missing, and the study says to refuse.',
    'Complete the data, or ask the researcher to allow complete cases.',
  ],
  'unit-mismatch': [
    'Measurements carry another unit than the study expects.',
    'Convert the data, or ask the researcher to name the unit that is used here.',
  ],
  'vocabulary-mismatch': [
    'This hospital has another version of the vocabulary than the study demands.',
    'Update the vocabulary, or ask the researcher for an amendment.',
  ],
  'people-too-many': [
    'This site has more people than the study allows one site to have.',
    'Ask the researcher for an amendment with a larger largestSite.',
  ],
  'snapshot-altered': [
    'The data of this run are no longer those that were pinned when it started.',
    'Start a new run; find out who changed files in the folder of the agent.',
  ],
  'snapshot-missing': ['The pinned data of this run are no longer there.', 'Start a new run.'],
  'statement-timeout': [
    'The database took too long to answer.',
    'Ask its administrator about load and indexes, then try again.',
  ],
} as const satisfies Readonly<Record<string, ErrorText>>
