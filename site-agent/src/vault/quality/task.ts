import { firstRow, type Session, type TableNeed } from '../omop/source.ts'
import { counted, type QualityResult, type Subject } from './result.ts'

/** Something to ask a source. When it fails, that is reported of its subjects. */
export interface Task {
  readonly subjects: readonly Subject[]
  readonly needs: readonly TableNeed[]
  /** Throws as Session.run does. */
  readonly run: (session: Session) => Promise<readonly QualityResult[]>
}

/** A check, and SQL of ours for how many rows are wrong and how many there are. */
export interface Count extends Subject {
  readonly violated: string
  readonly rows: string
}

/** Many counts in one pass. */
export function countTask(
  needs: readonly TableNeed[],
  from: string,
  counts: readonly Count[],
): Task {
  const values = counts.flatMap(({ violated, rows }) => [violated, rows])
  const whole = values.map((value) => `cast(coalesce(${value}, 0) as bigint)`)
  return {
    subjects: counts,
    needs,
    run: async ({ query }) => {
      const row = await firstRow(query(`select ${whole.join(', ')} from ${from}`), whole.length)
      return counts.map((count, k) =>
        counted(count, Number(row?.[2 * k] ?? 0), Number(row?.[2 * k + 1] ?? 0)),
      )
    },
  }
}

/** SQL: rows for which a condition holds. */
export function countIf(condition: string): string {
  return `count(case when ${condition} then 1 end)`
}
