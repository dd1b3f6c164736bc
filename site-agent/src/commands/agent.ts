import type { Program } from '@sampan/terminal'
import { agentVersion } from '../processes/version.ts'
import { rootWords } from '../text/command-words.ts'
import { approver } from './approver.ts'
import { check } from './check.ts'
import { cohort } from './cohort.ts'
import { approve, reject, withdraw } from './decide.ts'
import { egress } from './egress.ts'
import { enrol } from './enrol.ts'
import { identity } from './identity.ts'
import { importApprovals } from './import.ts'
import { init } from './init.ts'
import { outbox } from './outbox.ts'
import { preview } from './preview.ts'
import { relay, start, vault } from './processes.ts'
import { status } from './status.ts'
import { resume, stop } from './stop.ts'
import { show, studies } from './studies.ts'
import { unlock } from './unlock.ts'

/** The command line of a hospital's IT department and of its data stewards. */
export const sampanAgent: Program = {
  name: 'sampan-agent',
  version: agentVersion,
  words: rootWords('agent'),
  commands: [
    init,
    identity,
    enrol,
    check,
    cohort,
    start,
    vault,
    relay,
    status,
    stop,
    resume,
    unlock,
    approver,
    studies,
    show,
    preview,
    approve,
    reject,
    withdraw,
    importApprovals,
    outbox,
    egress,
  ],
}
