import type { JsonObject } from '../encoding/canonical-json.ts'

/** What every result says, before and after the release check. */
export interface ResultBase extends JsonObject {
  /** Id of the analysis in the manifest. */
  readonly analysis: string
  /** Sites whose people are in it. */
  readonly sites: number
}
