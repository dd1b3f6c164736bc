import { analyses } from './analyses.ts'
import { fault } from './fault.ts'
import { page } from './page.ts'

/** Every area of the product that speaks. English says which keys there are. */
export const en = { ...analyses, ...fault, ...page } as const
