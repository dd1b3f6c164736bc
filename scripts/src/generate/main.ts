import { sampanGenerate } from '@sampan/simulation'
import { main } from '@sampan/terminal'

await main(sampanGenerate)
