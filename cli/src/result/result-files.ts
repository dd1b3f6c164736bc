import { joinPath, type Language, type StoredResult } from '@sampan/shared'
import { resultCsv, type ReleasedResult } from '@sampan/terminal'

export const formats = ['csv', 'json', 'svg', 'html'] as const
export type Format = (typeof formats)[number]

export interface ResultFile {
  /** Null for a file about all of them. */
  readonly analysis: string | null
  readonly format: Format | 'r'
  readonly file: string
  readonly content: string
}

export interface Exporting {
  readonly language: Language
  readonly folder: string
  readonly stored: readonly StoredResult[]
}

/** What one result becomes: a file, or as many as it has figures. */
export async function filesOf(
  opened: ReleasedResult,
  format: Format,
  { language, folder, stored }: Exporting,
): Promise<readonly ResultFile[]> {
  const { analysis } = opened
  const written = (content: string, more = ''): ResultFile => {
    const file = joinPath(folder, `${baseName(opened)}${more}.${format}`)
    return { analysis, format, file, content }
  }
  if (format === 'csv') return [written(resultCsv(opened.result))]
  if (format === 'json') return [written(jsonOf(stored, opened))]
  // Loaded when it is needed: drawing takes longer to load than all the other commands together.
  const { pageOf, picturesOf } = await import('./figure-files.ts')
  if (format === 'html') return pageOf(language, opened).map((page) => written(page))
  return picturesOf(language, opened).map(({ name, svg }) => written(svg, `-${name}`))
}

/** Without its ending. */
export function baseName({ run, analysis }: ReleasedResult): string {
  return `${run}-${analysis}`
}

/** The analyses of which figures were asked for, and that have none. */
export function withoutFigure(
  released: readonly ReleasedResult[],
  wanted: readonly Format[],
  files: readonly ResultFile[],
): readonly string[] {
  const drawn = wanted.filter((format) => format === 'svg' || format === 'html')
  if (drawn.length === 0) return []
  const has = (analysis: string): boolean =>
    files.some((each) => each.analysis === analysis && drawn.some((one) => one === each.format))
  return released.map(({ analysis }) => analysis).filter((analysis) => !has(analysis))
}

/** Every digit, and everything that the coordinator stored. */
function jsonOf(results: readonly StoredResult[], { id }: ReleasedResult): string {
  const stored = results.find((each) => each.id === id)
  return `${JSON.stringify(stored, null, 2)}\n`
}
