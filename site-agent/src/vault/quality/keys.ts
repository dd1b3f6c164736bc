import { oneCount, type Session } from '../omop/source.ts'
import { askedOf, type Looking } from './asked.ts'
import { counted } from './result.ts'
import type { Task } from './task.ts'

/** Every row whose key is not its own. Ids are told apart some at a time: the memory stays bounded. */
export function keys(looking: Looking): readonly Task[] {
  const { table, available, idsAtOnce } = looking
  return askedOf(looking).flatMap(({ field, rule, subject }) => {
    if (rule.check !== 'isPrimaryKey' || !available.has(table, field)) return []
    return [
      {
        subjects: [subject],
        needs: [available.need(table, [field])],
        run: async (session) => {
          const rows = await oneCount(session.query(`select count(*) from ${table}`))
          const parts = Math.max(1, Math.ceil(rows / idsAtOnce))
          return [counted(subject, await countShared(session, { table, field, parts }), rows)]
        },
      },
    ]
  })
}

async function countShared(
  { query }: Session,
  {
    table,
    field,
    parts,
  }: { readonly table: string; readonly field: string; readonly parts: number },
): Promise<number> {
  let shared = 0
  for (let part = 0; part < parts; part++)
    shared += await oneCount(
      query(
        `select cast(coalesce(sum(n), 0) as bigint)
         from (select count(*) as n from ${table} where abs(coalesce(${field}, 0) % $1) = $2
               group by ${field} having count(*) > 1) as shared`,
        [parts, part],
      ),
    )
  return shared
}
