import { main } from '@sampan/terminal'
import { sampanCoordinator } from './commands/program.ts'

await main(sampanCoordinator)
