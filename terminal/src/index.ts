export {
  command,
  delegate,
  group,
  type Command,
  type CommandSpec,
  type CommandWords,
  type Delegate,
  type Given,
  type Group,
  type GroupWords,
  type InLanguages,
  type Outcome,
  type Parameters,
  type Program,
  type SingleProgram,
} from './program/command.ts'
export {
  checked,
  choice,
  choices,
  flag,
  list,
  needed,
  text,
  whole,
  type Parameter,
} from './program/parameter.ts'
export { main, runProgram } from './program/run.ts'
export { commandHelp, delegateHelp, groupHelp, type HelpOptions } from './program/help.ts'
export { openSession, type Session, type SessionOptions } from './program/session.ts'
export { systemSurroundings, type Surroundings } from './program/surroundings.ts'
export { textsOf, type SpeakOf, type TranslationOf } from '@sampan/shared'
export { wordsOf, type PickWords, type Translated } from './text/words.ts'
export { asSampanError, describeError } from './output/describe-error.ts'
export { envelopeText, failureEnvelope, successEnvelope, type Envelope } from './output/envelope.ts'
export { displayColumns, padded } from './output/columns.ts'
export { renderFields, renderTable, type Column, type Table } from './output/table.ts'
export { momentText } from './output/moment.ts'
export { requireNew, writeNew } from './output/write-new.ts'
export { confirm } from './prompt/confirm.ts'
export { choosePassphrase, readPassphrase, readSecretFile } from './prompt/passphrase.ts'
export { readSecret } from './prompt/read-secret.ts'
export {
  nameOf,
  openKey,
  openP256,
  readPublicKey,
  writeKey,
  type OwnKey,
} from './approver-key/key-file.ts'
export { homePath, openHome } from './home/home.ts'
export { runProgress, type RunProgress } from './progress/run-progress.ts'
export { describeRun } from './progress/describe-run.ts'
export { realText } from './result/numbers.ts'
export { resultNotes } from './result/result-notes.ts'
export { analysisText, reasonText, resultText } from './result/result-text.ts'
export { resultCsv } from './result/csv.ts'
export { openResult, type ReleasedResult, type WithheldResult } from './result/released.ts'
export { faultyStudy } from './study/faulty-file.ts'
export { accountDisabledOutcome, accountsOutcome, accountTokenOutcome } from './people/accounts.ts'
export { invitationOutcome, sitesOutcome } from './people/sites.ts'
export { extended, withSaying, type ExtendedSpec, type Extension } from './program/extended.ts'
