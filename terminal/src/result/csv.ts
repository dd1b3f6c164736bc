import type {
  AnalysisResult,
  DescribeResult,
  FeasibilityResult,
  GlmResult,
  PrevalenceResult,
} from '@sampan/shared'
import { oddsColumns, tidyColumns } from './tables.ts'

type Cell = string | number | null

/**
 * A result as one CSV table (RFC 4180 quoting, LF): every digit of every number, empty where a number is not shown.
 * `glm` begins with the columns of R's broom::tidy.
 */
export function resultCsv(result: AnalysisResult): string {
  switch (result.kind) {
    case 'glm':
      return glmCsv(result)
    case 'describe':
      return describeCsv(result)
    case 'feasibility':
      return feasibilityCsv(result)
    case 'prevalence':
      return prevalenceCsv(result)
  }
}

function glmCsv({ estimates }: GlmResult): string {
  const names = [...tidyColumns, ...oddsColumns]
  return csvText([[...names], ...estimates.map((row) => names.map((name) => row[name]))])
}

const describeColumns = [
  'feature',
  'type',
  'level',
  'n',
  'missing',
  'count',
  'proportion',
  'mean',
  'sd',
  'skewness',
  'kurtosis',
] as const

function describeCsv({ features }: DescribeResult): string {
  const rows = features.flatMap((each): readonly (readonly Cell[])[] => {
    const { feature, type, n, missing } = each
    if (each.type === 'numeric')
      return [
        [feature, type, '', n, missing, '', '', each.mean, each.sd, each.skewness, each.kurtosis],
      ]
    return each.levels.map(({ level, count, proportion }) => [
      ...[feature, type, level, n, missing, count, proportion],
      ...['', '', '', ''],
    ])
  })
  return csvText([[...describeColumns], ...rows])
}

function feasibilityCsv({ steps }: FeasibilityResult): string {
  return csvText([['step', 'people'], ...steps.map(({ step, people }) => [step, people])])
}

function prevalenceCsv({ features }: PrevalenceResult): string {
  const rows = features.map(({ feature, people, picked }) => [feature, people, picked ? 1 : 0])
  return csvText([['feature', 'people', 'picked'], ...rows])
}

function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\n`).join('')
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  const text = typeof cell === 'number' ? String(cell) : asText(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Spreadsheets calculate a cell that begins like a formula; an apostrophe before it keeps a word a word (OWASP). */
function asText(word: string): string {
  return /^[=+\-@\t\r]/.test(word) ? `'${word}` : word
}
