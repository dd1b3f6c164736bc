import type { ErrorText } from '../error-text.ts'

/** Runs, what the numbers say, the wire, attempts, the round log, installed state. */
export const runErrors = {
  'run-unknown': ['There is no such run.', 'Check its id with the list of runs.'],
  'run-not-open': ['The run is not open.', 'Look at its state; a closed run cannot go on.'],
  'run-paused': [
    'The run waits for a decision by a person.',
    'Look at the reason, then continue or cancel it.',
  ],
  'run-cancelled': ['The run was cancelled.', 'Start a new run if it is still needed.'],
  'run-lost': [
    'Too few sites are left to open the sum of a round, so the run was closed.',
    'Start a new run when the sites are back.',
  ],
  'run-refused-by-site': [
    'A site refused to go on.',
    'The code below says why; only that hospital can change it.',
  ],
  'runs-too-many': [
    'As many runs are open as the coordinator allows.',
    'Wait for one to end, or cancel one.',
  ],
  'site-absent': [
    'A site that the run needs is not there.',
    'Ask the hospital to start its agent; the run waits for a while.',
  ],
  'attempts-exhausted': [
    'A round failed as often as it may be tried.',
    'Look at the reasons of the attempts, then continue or cancel the run.',
  ],
  'rounds-exhausted': [
    'The analysis needs more rounds than a run may have.',
    'Simplify the model or relax its tolerance.',
  ],
  'result-unknown': [
    'There is no such result.',
    'Check that the run has ended and that its result was released.',
  ],
  'release-refused': [
    'The result was not released, because it could show single people or sites.',
    'Use larger groups or a simpler analysis.',
  ],

  'columns-aliased': [
    'Some terms say the same as others, so the model has no single answer.',
    'Leave out the terms that are named below.',
  ],
  'column-constant': ['A term is the same for everybody.', 'Leave it out.'],
  'outcome-constant': [
    'Everybody, or nobody, has the outcome.',
    'Check the definition of the outcome.',
  ],
  separation: [
    'The terms predict the outcome perfectly, so the estimates do not exist.',
    'Leave out or merge the terms that do it.',
  ],
  'monotone-likelihood': [
    'Those who have the event always come before the others at risk in a direction of the terms, so the estimates do not exist, or hang on very few people.',
    'Leave out or merge the terms that do it.',
  ],
  'not-converged': [
    'The model did not settle within the allowed iterations.',
    'Simplify it, rescale its terms, or allow more iterations.',
  ],
  'nobody-complete': [
    'Nobody has a value for every feature of the analysis.',
    'Leave out the feature that is mostly missing.',
  ],
  'fit-missing': [
    'This analysis uses a model of an earlier one, which ended without a result.',
    'See why the earlier analysis ended; correct the study, and run both again.',
  ],

  'message-malformed': [
    'A message does not have its form.',
    'Check that both sides run versions that belong together; otherwise somebody interferes.',
  ],
  'message-unexpected': [
    'A message came that has no place here.',
    'Check that both sides run versions that belong together.',
  ],
  'message-out-of-order': [
    'Messages arrived in the wrong order.',
    'The connection is made again; if this repeats, report it.',
  ],
  'message-too-large': [
    'A message is larger than its limit.',
    'Check that both sides run versions that belong together.',
  ],
  'message-unknown-run': [
    'A message is about a run that is not known here.',
    'Nothing needs to be done: it was ignored.',
  ],
  'signature-invalid': [
    'A signature does not verify.',
    'Do not go on; somebody interferes, or a key was changed.',
  ],
  'protocol-unsupported': [
    'The two sides share no version of the protocol.',
    'Update the older side.',
  ],
  'suite-unsupported': [
    'The cipher suite is not supported here.',
    'Update this side, or use a study with another suite.',
  ],
  'queue-full': [
    'The other side sends faster than its messages can be dealt with.',
    'The connection is made again; if this repeats, report it.',
  ],
  'session-unknown': [
    'The other side does not know this session any more.',
    'Nothing needs to be done: a new one is opened.',
  ],

  'attempt-unknown': [
    'There is no such attempt at a round.',
    'Nothing needs to be done: the next attempt follows.',
  ],
  'attempt-lost': [
    'The attempt ended with the process that held its keys.',
    'Nothing needs to be done: the next attempt follows.',
  ],
  'attempt-abandoned': [
    'The attempt was given up; nothing of it was revealed.',
    'Nothing needs to be done: the next attempt follows.',
  ],
  'advertisement-outdated': [
    'The rules of the site have changed since it sent its keys for this round.',
    'Nothing needs to be done: the site is asked for new keys in the next attempt.',
  ],
  'attempt-stale': [
    'A newer attempt has replaced this one.',
    'Nothing needs to be done: the newer attempt goes on.',
  ],
  'context-mismatch': [
    'The two sides do not mean the same round.',
    'The attempt was stopped; if this repeats, look at the log of the coordinator.',
  ],
  'broadcast-mismatch': [
    'The coordinator sent a broadcast that does not follow from the last sum.',
    'The attempt was stopped; do not trust this coordinator until it is explained.',
  ],
  'task-mismatch': [
    'The coordinator asks for something else than the study says.',
    'The attempt was stopped; do not trust this coordinator until it is explained.',
  ],
  'roster-mismatch': [
    'The list of sites is not one that the study allows.',
    'The attempt was stopped; compare the roster with the study.',
  ],
  'advertisement-invalid': [
    "A site's keys for this attempt are not valid.",
    'The attempt was stopped; look at the site that is named.',
  ],
  'advertisement-replayed': [
    "A site's keys were made for another attempt.",
    'The attempt was stopped; somebody replays messages, or an old backup was restored.',
  ],
  'key-low-order': [
    'A key was chosen so that its secret would be known to all.',
    'The attempt was stopped; look at the site that is named.',
  ],
  'survivors-too-few': [
    'Too few sites are left for a sum that hides each of them.',
    'Wait until more sites are there.',
  ],
  'survivors-invalid': [
    'The list of remaining sites is not possible.',
    'The attempt was stopped; do not trust this coordinator until it is explained.',
  ],
  'survivors-changed': [
    'The coordinator shows another list of remaining sites than before.',
    'The attempt was stopped; do not trust this coordinator until it is explained.',
  ],
  'survivors-unsafe': [
    'This sum and earlier ones could be subtracted to show a few sites.',
    'Wait until the missing sites are back.',
  ],
  'confirmations-too-few': [
    'Too few sites confirmed who is in the sum.',
    'Wait until more sites answer; the next attempt follows.',
  ],
  'share-invalid': [
    'A share of a key does not open.',
    'The attempt was stopped; look at the site that is named.',
  ],
  'commitment-mismatch': [
    'A share is not the one that its sender committed to.',
    'The attempt was stopped; look at the site that is named.',
  ],
  'seed-mismatch': [
    'A rebuilt key is not the one that was announced.',
    'The attempt was stopped; look at the site that is named.',
  ],
  'vector-malformed': [
    'A masked vector does not have the shape of the round.',
    'The attempt was stopped; look at the site that is named.',
  ],
  'vector-incomplete': [
    'A masked vector did not arrive completely.',
    'The site counts as departed; look at its connection.',
  ],
  'vector-digest-mismatch': [
    'A masked vector is not the one that its site signed.',
    'The attempt was stopped; look at the site that is named.',
  ],
  'sum-out-of-range': [
    'A sum is larger than all contributions together could be.',
    'The attempt was stopped; a site sent a wrong vector.',
  ],
  'abandonment-invalid': [
    'A statement that an attempt was given up does not verify.',
    'The attempt was stopped; look at the site that is named.',
  ],
  'already-revealed': [
    'This site already helped to open a sum of this round and does not do so for another.',
    'The round ends when enough sites agree that it was given up, or the run closes.',
  ],

  'log-fork': [
    'The round log was shown differently to different parties.',
    'Do not go on; keep both checkpoints as evidence and tell the auditors.',
  ],
  'log-shrunken': [
    'The round log is shorter than it was.',
    'Do not go on; keep your checkpoint as evidence and tell the auditors.',
  ],
  'log-tampered': [
    'The round log was altered at the place that is named below.',
    'Keep everything as it is and tell the auditors.',
  ],
  'log-rule-broken': [
    'The log is sound, but shows that a rule was broken.',
    'Look at the entry that is named below.',
  ],
  'log-untrusted': [
    'The log is not signed by a key that you trust.',
    "Give the auditor's trust file; never take keys from the bundle.",
  ],
  'log-malformed': [
    'The log or the bundle does not have its format.',
    'Fetch it again; if this repeats, ask whoever made it.',
  ],
  'proof-invalid': [
    'A proof about the round log does not hold.',
    'Do not go on; keep the proof as evidence and tell the auditors.',
  ],

  'not-initialised': ['Nothing has been set up here yet.', 'Run the init command first.'],
  'not-enrolled': [
    'This agent does not belong to a federation yet.',
    'Enrol it with the token and the fingerprint that the operator gave you.',
  ],
  'already-initialised': [
    'This folder is already set up, and nothing is overwritten.',
    'Use it as it is, or choose another folder.',
  ],
  'already-running': [
    'It is already running.',
    'Nothing needs to be done, or stop the other process first.',
  ],
  'not-running': ['It is not running.', 'Start it first.'],
  'clock-wrong': [
    'The clock of this machine is behind what has already been recorded.',
    'Set the clock, and keep it right with a time server.',
  ],
  'schema-newer': [
    'The data were written by a newer version of Sampan.',
    'Use that version or a later one.',
  ],
  'ledger-outdated': [
    'The ledger of the agent is older than the round log: its disk was restored from an old copy.',
    'Find out who restored it and what was lost; then an approver unlocks the agent.',
  ],
  'key-missing': [
    'A key file is not there or cannot be read.',
    'Restore it from where it is kept; without it a new key must be made and approved.',
  ],
  'passphrase-wrong': ['The passphrase does not open the key.', 'Type it again.'],
  'package-missing': [
    'A part of Sampan that this command needs is not installed here.',
    'Install the package that is named below, on this machine.',
  ],
  'store-unavailable': [
    'The database of this process does not answer.',
    'Check that it is running and reachable; the operation is tried again.',
  ],
  'masking-interrupted': [
    'A thread of this process ended while it was masking or unmasking. Nothing was sent or published.',
    'Look whether the machine has run out of memory, then start the run again.',
  ],
  overloaded: ['There is too much to do at the moment.', 'Wait a little and try again.'],
  internal: [
    'Something went wrong inside Sampan.',
    'Look at the log of the process, and report it with the lines around.',
  ],
} as const satisfies Readonly<Record<string, ErrorText>>
