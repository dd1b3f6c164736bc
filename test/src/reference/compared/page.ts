import type { Compared, Comparison } from './compare.ts'

/** One answer of R's, compared: a section of docs/methods.md. */
export interface Section {
  readonly file: string
  readonly comparison: Comparison
}

/** The tables as Markdown: every path that is compared, and those that are not with the reason. */
export function comparisonPage(sections: readonly Section[]): string {
  return sections.map(sectionText).join('\n')
}

function sectionText({ file, comparison }: Section): string {
  const { compared, leftOut } = comparison
  const rows = compared.filter(({ path }) => !isInMatrix(path)).map(rowText)
  const matrices = matrixRows(compared)
  return [
    `### ${file}`,
    '',
    `${compared.length} numbers compared, ${count(comparison)} not.`,
    '',
    '| JSON path | ours | R | difference |',
    '|---|---|---|---|',
    ...rows,
    ...matrices,
    '',
    'Not compared:',
    '',
    '| JSON paths | how many | why |',
    '|---|---|---|',
    ...[...leftOut].map(
      ([reason, paths]) => `| ${shortened(paths)} | ${paths.length} | ${reason} |`,
    ),
    '',
  ].join('\n')
}

function count({ leftOut }: Comparison): number {
  return [...leftOut.values()].reduce((sum, paths) => sum + paths.length, 0)
}

/** Lists of numbers make one row: their worst element. */
function isInMatrix(path: string): boolean {
  return /\[\d+\]$/.test(path)
}

function matrixRows(compared: readonly Compared[]): readonly string[] {
  const lists = new Map<string, Compared>()
  for (const each of compared) {
    if (!isInMatrix(each.path)) continue
    const list = each.path.replace(/(\[\d+\])+$/, '')
    const worst = lists.get(list)
    if (worst === undefined || each.difference > worst.difference) lists.set(list, each)
  }
  return [...lists.values()].map((worst) => rowText(worst))
}

function rowText({ path, ours, theirs, difference }: Compared): string {
  return `| \`${path}\` | ${valueText(ours)} | ${valueText(theirs)} | ${differenceText(difference)} |`
}

function valueText(value: Compared['ours']): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(10)))
  return value === null ? 'none' : String(value)
}

/** The power of ten above it: which digits differ, not by how much on this machine. */
function differenceText(difference: number): string {
  if (difference === 0) return '0'
  return `< 1e${Math.floor(Math.log10(difference)) + 1}`
}

/** Paths that differ in their last names only, once. */
function shortened(paths: readonly string[]): string {
  const stems = new Map<string, number>()
  for (const path of paths) {
    const stem = path.replace(/\[\d+\].*$/, '[]').replace(/\.(\([^.]*\)|[^.]+)$/, '.*')
    stems.set(stem, (stems.get(stem) ?? 0) + 1)
  }
  const names = [...stems.keys()].map((stem) => `\`${stem}\``)
  return names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')}, ...`
}
