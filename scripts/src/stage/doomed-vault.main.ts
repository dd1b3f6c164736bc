import { runVault } from '@sampan/site-agent'
import { killAt } from './kill-at.ts'

/** `HOME MESSAGE TIMES`: a vault that is killed when a kind of message is about to leave for the given time. */
const [, , home = '', message = '', times = ''] = process.argv
await runVault(home, { reached: killAt(message, Number(times)) })
