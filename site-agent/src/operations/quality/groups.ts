import type { Quality } from '../../vault/quality/check-quality.ts'
import {
  categories,
  checkNames,
  checks,
  type Category,
  type CheckName,
} from '../../vault/quality/names.ts'
import { statuses, type QualityResult, type Status } from '../../vault/quality/result.ts'

/** Results of one check that ended alike. */
export interface ResultGroup {
  readonly status: Status
  readonly category: Category
  readonly check: CheckName
  readonly results: readonly QualityResult[]
}

/** Failures first, then warnings; each by category, by check, and in the order of the tables. */
export function groupsOf({ results }: Quality): readonly ResultGroup[] {
  return statuses.flatMap((status) =>
    categories.flatMap((category) =>
      checkNames
        .filter((check) => checks[check].category === category)
        .map((check) => ({
          ...{ status, category, check },
          results: results.filter((each) => each.check === check && each.status === status),
        }))
        .filter((group) => group.results.length > 0),
    ),
  )
}

export function isFinding({ status }: { readonly status: Status }): boolean {
  return status === 'fail' || status === 'warn'
}
