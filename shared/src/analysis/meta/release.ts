import type { Release } from '../../disclosure/released.ts'
import type { MetaResult } from './result.ts'

/** Each hospital judged its own numbers before it gave them; what they say together follows from them. */
export function releaseMeta(result: MetaResult): Release {
  return { type: 'released', result, suppressed: [] }
}
