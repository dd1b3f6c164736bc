import { fault } from './fault.ts'
import { page } from './page.ts'

/** Every area of the product that speaks. English says which keys there are. */
export const en = { ...fault, ...page } as const
