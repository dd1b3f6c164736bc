export type Cell = string | number | null

/** RFC 4180 quoting, LF: every digit of every number, empty where a number is not shown. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
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
