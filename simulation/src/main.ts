import { main } from '@sampan/terminal'
import { sampanSimulate } from './commands/program.ts'

await main(sampanSimulate)
