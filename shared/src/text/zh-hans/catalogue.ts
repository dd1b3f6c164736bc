import { fault } from './fault.ts'
import { page } from './page.ts'

export const zhHans = { ...fault, ...page } as const
