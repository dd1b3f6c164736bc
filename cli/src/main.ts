import { main } from '@sampan/terminal'
import { sampan } from './sampan.ts'

await main(sampan)
