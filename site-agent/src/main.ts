import { main } from '@sampan/terminal'
import { sampanAgent } from './commands/agent.ts'

await main(sampanAgent)
