import { add, columnsOf, createTable, type Program } from './program.ts'
import { sql, text, type Sql } from './sql.ts'

interface Events {
  readonly qualified: Sql
  readonly inclusion: Sql
}

/**
 * Finds each person's best event (the most rules, then the earliest rule, then the earliest day), and returns the
 * query for how many events and how many people fit which rules, and the table of the best.
 */
export function writeBestEvents(
  program: Program,
  { qualified, inclusion }: Events,
): { readonly masks: Sql; readonly best: Sql } {
  const best = createTable(program, 'best', columnsOf.key)
  add(
    program,
    sql`insert into ${best} select r.person_id, r.event_id from (
          select q.person_id, q.event_id, row_number() over (partition by q.person_id
            order by count(i.part) desc, coalesce(min(i.part), 0), q.start_date, q.event_id) as place
          from ${qualified} q left join ${inclusion} i
          on i.person_id = q.person_id and i.event_id = q.event_id
          group by q.person_id, q.event_id, q.start_date
        ) r where r.place = 1`,
  )
  const masks = sql`${masksOf(program, { qualified, inclusion }, 0)} union all
    ${masksOf(program, { qualified: best, inclusion }, 1)} order by mode, mask`
  return { masks, best }
}

function masksOf(program: Program, { qualified, inclusion }: Events, mode: 0 | 1): Sql {
  const { words } = program
  const one = words.cast(text('1'), 'bigint')
  const mask = words.cast(sql`coalesce(sum(${one} << i.part), 0)`, 'bigint')
  return sql`select ${words.value(mode, 'integer')} as mode, m.mask as mask, count(*) as events from (
      select q.person_id, q.event_id, ${mask} as mask from ${qualified} q left join ${inclusion} i
      on i.person_id = q.person_id and i.event_id = q.event_id group by q.person_id, q.event_id
    ) m group by m.mask`
}

export interface RuleStatistics {
  readonly rule: string
  /** Events, or people, that fit the rule. */
  readonly fitting: number
  /** That would be gained without it: all other rules fit, this one does not. */
  readonly gained: number
  /** That fit this rule and all before it: what ATLAS draws as attrition. */
  readonly remaining: number
}

/** One mode's statistics. `base` is before any rule, `final` after all. */
export interface InclusionStatistics {
  readonly base: number
  readonly final: number
  readonly rules: readonly RuleStatistics[]
}

export interface MaskCount {
  readonly mask: bigint
  readonly count: number
}

/** Circe's inclusion statistics (cohortInclusionAnalysis) from the counts per mask. */
export function inclusionStatistics(
  rules: readonly string[],
  counts: readonly MaskCount[],
): InclusionStatistics {
  const total = (fits: (mask: bigint) => boolean): number =>
    counts.reduce((sum, { mask, count }) => sum + (fits(mask) ? count : 0), 0)
  const all = (1n << BigInt(rules.length)) - 1n
  return {
    base: total(() => true),
    final: total((mask) => mask === all),
    rules: rules.map((rule, k) => {
      const bit = 1n << BigInt(k)
      const upTo = (bit << 1n) - 1n
      return {
        rule,
        fitting: total((mask) => (mask & bit) !== 0n),
        gained: total((mask) => mask === all - bit),
        remaining: total((mask) => (mask & upTo) === upTo),
      }
    }),
  }
}
