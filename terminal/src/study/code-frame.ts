import {
  describeFault,
  pathText,
  sayMessage,
  visible,
  type Json,
  type Language,
  type LocatedFault,
} from '@sampan/shared'
import { displayColumns } from '../output/columns.ts'

/** Columns of the file that a frame shows: longer lines are cut around the place. */
const columnsMax = 160

/** A fault as a compiler shows it: where, what was expected, and the line with a mark under the place. */
function codeFrame(fault: LocatedFault, source: string, language: Language): string {
  const lines = source.split('\n')
  const shown = [fault.line - 1, fault.line].filter((number) => number >= 1)
  const digits = String(fault.line).length
  const start = Math.max(0, fault.column - 1 - columnsMax / 2)
  const gutter = (number: number): string => String(number).padStart(digits)
  const frame = shown.map((number) => {
    const line = lines[number - 1] ?? ''
    const mark = number === fault.line ? '>' : ' '
    return `${mark} ${gutter(number)} | ${plain(line.slice(start, start + columnsMax))}`.trimEnd()
  })
  const before = plain((lines[fault.line - 1] ?? '').slice(start, fault.column - 1))
  const pointer = `  ${' '.repeat(digits)} | ${' '.repeat(displayColumns(before))}^`
  return [describeFault(fault, language), ...frame, pointer].join('\n')
}

/** All faults of a file, for people. */
export function codeFrames(
  faults: readonly LocatedFault[],
  source: string,
  language: Language,
): string {
  return faults.map((fault) => `${codeFrame(fault, source, language)}\n`).join('\n')
}

export function faultsAsData(faults: readonly LocatedFault[], language: Language): Json {
  return faults.map(({ file, line, column, path, code, expected }) => ({
    file,
    line,
    column,
    path: pathText(path),
    code,
    expected: sayMessage(language, expected),
  }))
}

function plain(text: string): string {
  return visible(text.replaceAll('\t', ' ').replace(/\r$/, ''), Number.POSITIVE_INFINITY)
}
