import { limits } from '@sampan/proto'
import { invariant, readText } from '@sampan/shared'
import { defaultFloorsFile, defaultPolicy, type VaultLog } from '@sampan/site-agent'
import {
  command,
  faultyStudy,
  needed,
  requireNew,
  runProgress,
  text,
  type Session,
} from '@sampan/terminal'
import { simulate, type SimulateOptions } from '../simulate/simulate.ts'
import { simulationWords } from '../text/simulation-texts.ts'
import { filesBeside } from './files-beside.ts'
import { siteOption } from './site-option.ts'
import { simulatedOutcome } from './outcome.ts'

export const simulateCommand = command({
  name: 'simulate',
  words: simulationWords('simulate'),
  arguments: { STUDY: needed(text('STUDY')) },
  options: {
    site: siteOption,
    split: text('COLUMN'),
    dictionary: text('FILE'),
    policy: text('FILE'),
    floors: text('FILE'),
    out: text('DIR', { short: 'o' }),
  },
  examples: [
    'sampan simulate study.yaml --site hk-east=data/east --site hk-west=data/west --site macau=data/macau',
    'sampan simulate study.yaml --site heart=heart.csv --split hospital --dictionary heart.dictionary.yaml --out results',
  ],
  codes: [
    'study-invalid',
    'file-malformed',
    'source-unreachable',
    'source-column-missing',
    'dictionary-invalid',
    'policy-invalid',
    'policy-denied',
    'floors-invalid',
    'people-too-few',
    'cell-too-small',
    'run-cancelled',
    'file-exists',
  ],
  run: async (given, session) => {
    const { STUDY: file, site: sites, split = null, dictionary = null, out } = given
    requireNew(out)
    const source = readText(file, limits.studySourceBytesMax)
    const simulated = await simulateAtTerminal(session, {
      study: { text: source, fileName: file, files: filesBeside(file, source) },
      sites,
      split,
      dictionary,
      policy: textFrom(given.policy, limits.policyBytesMax) ?? defaultPolicy,
      floors: textFrom(given.floors, limits.floorsBytesMax) ?? defaultFloorsFile,
    })
    if (simulated.faults === null) return simulatedOutcome(session, simulated, out)
    const [first, ...others] = simulated.faults
    invariant(first !== undefined, 'a study that is refused has a fault')
    return faultyStudy(session, { file, text: source }, [first, ...others])
  },
})

function textFrom(file: string | undefined, bytesMax: number): string | undefined {
  return file === undefined ? undefined : readText(file, bytesMax)
}

/** With progress on the screen. A signal ends it in order: parts of the data lie in a folder that must go. */
async function simulateAtTerminal(
  session: Session,
  options: Pick<SimulateOptions, 'study' | 'sites' | 'split' | 'dictionary' | 'policy' | 'floors'>,
): ReturnType<typeof simulate> {
  const { clock, random, onSignal } = session.surroundings
  const progress = runProgress(session)
  let isCancelled = false
  const ignore = onSignal(() => {
    isCancelled = true
  })
  try {
    return await simulate({
      ...options,
      clock,
      random,
      log: quiet,
      changed: progress.show,
      isCancelled: () => isCancelled,
    })
  } finally {
    ignore()
    progress.stop()
  }
}

/** What the vaults and the coordinator write about themselves is of no use here: the outcome says it all. */
const quiet: VaultLog = { info: () => undefined, warn: () => undefined, debug: () => undefined }
