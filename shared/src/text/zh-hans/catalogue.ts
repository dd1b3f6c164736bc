import { analyses } from './analyses.ts'
import { fault } from './fault.ts'
import { page } from './page.ts'

export const zhHans = { ...analyses, ...fault, ...page } as const
