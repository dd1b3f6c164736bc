/**
 * Every upper bound and every timeout of the system, each with its reason.
 * A queue, message, loop or name without a line here is a defect.
 */
const KIB = 1024
const MIB = 1024 * KIB

export const limits = {
  /** WebSocket payload. 240 sites' advertisements or share deliveries stay under a quarter of it. */
  messageBytesMax: MIB,
  /** One piece of a streamed vector: large enough to be cheap, small enough to interleave heartbeats. */
  chunkBytesMax: 256 * KIB,
  /** A broadcast or sum that rides inside its message; statistics stay below, models are streamed. */
  inlineBytesMax: 512 * KIB,
  /** Fields and packed elements in one envelope: 255 roster entries of 13 fields each, twice over. */
  elementsMax: 8192,
  /** Shamir over GF(2^8) has 255 non-zero x coordinates. */
  sitesMax: 255,
  /** Coordinates of one vector: the largest model the design plans for. */
  dimensionMax: 10_000_000,
  /** Bytes of one streamed vector: dimensionMax words of 128 bits. */
  streamBytesMax: 160_000_000,
  /** Chunks of one streamed vector. */
  chunksMax: 1024,
  /** Names of sites, features, terms, analyses: `[a-z0-9-]{1,63}` and close relatives. */
  nameMax: 63,
  /** Minted ids: prefix, underscore, 26 characters. */
  idMax: 40,
  /** Closed codes such as `approval-missing`. */
  codeMax: 63,
  /** SPKI of a P-256 or Ed25519 key is 91 or 44 bytes; SM2 is 91. */
  spkiBytesMax: 160,
  /** A signed note: origin, size, root and at most 8 cosignature lines. */
  checkpointBytesMax: 4 * KIB,
  /** Merkle audit path of a log of 2^32 entries, 32 bytes a level; a consistency proof needs at most twice. */
  proofHashesMax: 66,
  /** One log entry in canonical JSON (spec: round log). */
  logEntryBytesMax: 32 * KIB,
  /** Attempts of one round before a human is asked, and in all, however often a human says go on. */
  attemptsMax: 5,
  attemptNumberMax: 25,
  /** Rounds of one run, of all its analyses, and of one analysis: every released iterate adds information. */
  roundsMax: 200,
  analysisRoundsMax: 50,
  /** Cells of a public time grid: a century in days. */
  gridCellsMax: 36_600,
  /** Cells of a table of two features, over all its strata. */
  tableCellsMax: 4096,
  /** Expanded manifest in canonical JSON. */
  manifestBytesMax: 512 * KIB,
  /** Circe definitions and other files that travel with a manifest. */
  studyFileBytesMax: 512 * KIB,
  studyFilesMax: 64,
  /** Studies at a hospital of which nobody has said a word: more than its people can read. */
  studiesUndecidedMax: 500,
  /** A study file as a person writes it. */
  studySourceBytesMax: 256 * KIB,
  /** Nesting of a YAML or JSON file that a person writes: study files need 6; deep trees overflow a parser's stack. */
  sourceNestingMax: 16,
  /** Columns of indentation in such a file: 16 levels of 8, twice over. */
  sourceIndentationMax: 256,
  /** Faults of one file that are reported: nobody mends more at a time. */
  faultsMax: 100,
  /** Magnitude of declared ranges, centres and scales: fourth powers over 2 * 10^7 people stay finite in binary64. */
  magnitudeMax: 1e15,
  /** Policy text: 20,000 nested brackets overflow the engine's stack, so stop well before. */
  policyBytesMax: 64 * KIB,
  floorsBytesMax: 16 * KIB,
  settingsBytesMax: 64 * KIB,
  dictionaryBytesMax: 256 * KIB,
  /** A cohort definition as ATLAS exports it; the largest of OHDSI's library is a tenth of it. */
  cohortBytesMax: 4 * MIB,
  /** Concept sets of one definition: approvers read a line about each; OHDSI's library has at most a few dozen. */
  conceptSetsMax: 500,
  /** Approvals presented for one study. */
  approvalsMax: 32,
  /** Features, terms and analyses of one study; design columns after factors and interactions. */
  featuresMax: 500,
  termsMax: 500,
  analysesMax: 32,
  columnsMax: 250,
  cohortsMax: 64,
  factorLevelsMax: 40,
  /** Frames a sender keeps until they are acknowledged; above it, sending waits. */
  framesUnacknowledgedMax: 64,
  /** Bytes waiting in a socket above which sending waits for 'drain'. */
  socketBufferedBytesMax: MIB,
  /** Messages validated and waiting for a run's driver, per site. */
  inboundQueueMax: 256,
  /** Vectors that are uploaded at one time, where the coordinator's settings do not say; and the most they may say. */
  uploadsAtOnceDefault: 8,
  uploadsAtOnceMax: 64,
  /** Vectors above this size, which is one chunk, wait for a grant before they are sent, and on disk until complete. */
  stagedInMemoryBytesMax: 256 * KIB,
  /** Runs that may be open at one time at a coordinator. */
  runsOpenMax: 64,
  /** HTTP request bodies: a manifest with its files. */
  httpBodyBytesMax: 4 * MIB,
  /** One HTTP answer: 32 results with covariances of 250 columns are 52 MB, 500 log entries in base64 are 22 MB. */
  httpAnswerBytesMax: 64 * MIB,
  /** An exported study: what was submitted within httpBodyBytesMax, with the manifest as quoted text. */
  studyExportBytesMax: 6 * MIB,
  /** Requests per minute and address before login, and per account. */
  requestsPerMinuteMax: 600,
  enrolmentsPerMinuteMax: 20,
  /** PEM of a certificate request: RSA-4096 with one name needs 1.7 KiB. */
  certificateRequestBytesMax: 4 * KIB,
  /** Enrolment before login: a certificate request and a site certificate. */
  enrolmentBytesMax: 16 * KIB,
  /** PEM of a leaf and the issuing certificate, RSA-4096: 4 KiB. */
  certificateChainBytesMax: 16 * KIB,
  /** Certificates of one site that are valid at one time: renewals and their predecessors. */
  certificatesPerSiteMax: 8,
  /** Sockets of the coordinator: every site twice while one replaces a dead connection, and people. */
  connectionsMax: 2048,
  /** Above this delay of the event loop new requests are turned away. */
  eventLoopDelayMsMax: 2000,
  /** A key in PEM with the lines in front that name its owner. */
  keyFileBytesMax: 8 * KIB,
  /** Passphrases and tokens in files: a line that somebody typed. */
  secretFileBytesMax: KIB,
  /** Fewest characters of a passphrase that protects an approver's key on a disk. */
  passphraseCharactersMin: 12,
  /** A person's settings for one coordinator: address, root certificate, token. */
  profileBytesMax: 16 * KIB,
  /** Keys that an auditor trusts: a log and 255 witnesses of 400 characters. */
  trustFileBytesMax: 128 * KIB,
  /** Who is in a federation, as a file. */
  directoryBytesMax: 256 * KIB,
  /** Files of an exported log of 10^7 entries, with its hash tiles. */
  bundleFilesMax: 100_000,
  /** Accounts, so that a list is always whole. */
  accountsMax: 500,
  /** Tokens of one account that are neither expired nor revoked. */
  tokensPerAccountMax: 32,
  /** A running coordinator looks this often for sites that were revoked at its machine's console: at most 1 s may pass. */
  revocationCheckMs: 250,
  /** How long `stop` waits for a coordinator to leave in order, and how often it looks. */
  stopWaitMs: 30_000,
  stopCheckMs: 50,
  /** Tokens, studies and runs of one account within a day: each stays on disk, or in the log, for years. */
  tokensPerDayMax: 96,
  studiesPerDayMax: 100,
  runsPerDayMax: 500,
  /** Decisions about studies that one site changes within an hour: each is an entry of the log. */
  decisionsPerHourMax: 120,
  /** Actions that a token may be narrowed to. */
  scopesMax: 64,
  /** Lists over HTTP. */
  pageRowsMax: 500,
  /** Rows one registry table or cohort may have at one site. */
  peopleMax: 20_000_000,
  /** Sets of people that an agent has given sums about, each compared with every new one; identical ones are one. */
  personSetsMax: 4096,
  /** Codes of people that are read at one time: 256 KiB, of which sets that differ much need only the first. */
  personCodesAtOnce: 16_384,
  /** People whose ids are read at one time. */
  personIdsAtOnce: MIB,
  /** Columns of a registry table. */
  registryColumnsMax: 2000,
  /** First line of a CSV file: registryColumnsMax names of 128 characters, quoted. */
  csvHeaderBytesMax: 512 * KIB,
  /** Memory of the embedded database for one snapshot; above it a statement fails, since spilling writes rows to disk. */
  sourceMemoryMib: 4096,
  sourceThreads: 4,
  /** What is kept of the last check of the data's quality. */
  qualitySummaryBytesMax: 4 * MIB,
  /** Values in one materialised query result: 128 MiB of binary64. */
  queryValuesMax: 16 * MIB,
  /** Row ids that are told apart at one time: their hash table stays within sourceMemoryMib. */
  sourceIdsAtOnceMax: 16_777_216,
  /** Front matter of a snapshot file: featuresMax names with their digests, and attrition. */
  snapshotHeaderBytesMax: 256 * KIB,
  /** Accounts' tokens and enrolment tokens. */
  tokenLifetimeDaysMax: 366,
  enrolmentTokenHours: 24,
  certificateDays: 14,
  /** Clock differences that are tolerated when certificates and rounds are checked. */
  clockSkewS: 120,
} as const

/**
 * The six timeouts. All but the first count from the last progress, not from a start: a slow site that moves is not
 * late.
 */
export const timeouts = {
  /** Connect, TLS, upgrade and Hello/Welcome together. */
  handshakeMs: 15_000,
  /** Ping period; two periods without a sign of life close the socket. */
  heartbeatMs: 10_000,
  /** A site from which nothing arrived for this long in a phase counts as departed from the attempt. */
  phaseProgressMs: 60_000,
  /** A run that waits for a missing site, measured from the last site that came or answered. */
  absenceMs: 15 * 60_000,
  /** One statement at a hospital's database, from its last row. */
  statementMs: 10 * 60_000,
  /** One HTTP request; long polls answer before it. */
  requestMs: 30_000,
} as const

export type Limits = typeof limits
export type Timeouts = { readonly [K in keyof typeof timeouts]: number }
