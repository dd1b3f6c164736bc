import { main } from '@sampan/terminal'
import { sampanAnalyse } from './commands/program.ts'

await main(sampanAnalyse)
