import { fault } from './fault.ts'
import { page } from './page.ts'

export const zhHant = { ...fault, ...page } as const
