import { formatNumber } from '@sampan/shared'
import { flag, needed, renderFields, renderTable, requireNew, text } from '@sampan/terminal'
import { agentTexts, type SpeakAgent } from '../text/agent-texts.ts'
import { setupWords } from '../text/command-words.ts'
import type { CohortCounts } from '../vault/cohort/circe/run-cohort.ts'
import { atHome } from './at-home.ts'

export const cohort = atHome({
  name: 'cohort',
  words: setupWords('cohort'),
  arguments: { FILE: needed(text('FILE')) },
  options: { source: text('PATH'), schema: text('NAME'), rows: text('FILE'), sql: flag },
  examples: [
    'sampan-agent cohort diabetes.json',
    'sampan-agent cohort diabetes.json --source cdm.duckdb --rows rows.csv',
    'sampan-agent cohort diabetes.json --sql',
  ],
  codes: [
    'file-missing',
    'file-malformed',
    'file-too-large',
    'file-exists',
    'cohort-invalid',
    'cohort-unsupported',
    'source-unreachable',
    'source-not-omop',
    'source-table-missing',
    'source-column-missing',
    'source-type-wrong',
    'source-ids-invalid',
    'statement-timeout',
    'overloaded',
  ],
  run: async ({ FILE, source, schema, rows, sql }, session, home) => {
    const { countCohort, openPlace, readCohort, sqlText } = await import('../operations/cohort.ts')
    const expression = readCohort(FILE)
    if (sql) {
      const statements = sqlText(expression)
      return { data: { sql: statements }, text: statements }
    }
    requireNew(rows)
    const place = openPlace(home, { source, schema }, session.surroundings.clock)
    const counts = await countCohort(expression, place, rows)
    const t = agentTexts(session.language)
    const number = (value: number): string => formatNumber(session.language, value)
    const written = rows === undefined ? [] : [t('cohort.written', { file: rows })]
    return {
      data: dataOf(counts, rows),
      text: [...countsText(counts, t, number), ...written].join('\n\n'),
    }
  },
})

function dataOf({ events, best, ...counts }: CohortCounts, rows: string | undefined) {
  const plain = ({ base, final, rules }: CohortCounts['best']) => ({
    base,
    final,
    rules: rules.map((rule) => ({ ...rule })),
  })
  return { ...counts, events: plain(events), best: plain(best), rows: rows ?? null }
}

/** By the best event of each person, as ATLAS draws it. */
function countsText(
  { people, entries, censored, best }: CohortCounts,
  t: SpeakAgent,
  number: (value: number) => string,
): readonly string[] {
  const fields = renderFields([
    [t('cohort.people'), number(people)],
    [t('cohort.entries'), number(entries)],
    ...(censored === 0 ? [] : [[t('cohort.censored'), number(censored)] as const]),
  ])
  if (best.rules.length === 0) return [fields]
  const right = { align: 'right' } as const
  const columns = [
    { head: t('cohort.rule') },
    { head: t('cohort.fitting'), ...right },
    { head: t('cohort.gained'), ...right },
    { head: t('cohort.remaining'), ...right },
  ]
  const rows = best.rules.map(({ rule, fitting, gained, remaining }) => [
    rule,
    ...[fitting, gained, remaining].map(number),
  ])
  const all = [[t('cohort.before'), '', '', number(best.base)], ...rows]
  return [fields, renderTable({ columns, rows: all })]
}
