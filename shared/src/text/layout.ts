/**
 * Plain text of a fixed width that is the same on every machine: no locale data, no terminal. Chinese characters and
 * full-width signs take two columns (Unicode UAX 11, W and F).
 */
export const pageColumns = 100

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
/** No line starts with these. */
const closing = /^[，。、；：？！）」』》】”’…,.;:?!)\]]/u
/** No line ends with these. */
const opening = /[（「『《【“‘([]$/u

export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += wide.test(character) ? 2 : 1
  return columns
}

/** Breaks text into lines of at most `columns`, the first after `first`, the others after `rest`. */
export function wrap(text: string, first = '', rest = first, columns = pageColumns): string[] {
  const room = columns - Math.max(columnsOf(first), columnsOf(rest))
  const lines: string[] = []
  let line = first
  let blank = true
  for (const part of piecesOf(text).flatMap((piece) => cut(piece, room))) {
    if (!blank && columnsOf(line) + columnsOf(part) > columns) {
      lines.push(line)
      line = rest
      blank = true
    }
    line += blank ? part.trimStart() : part
    blank = false
  }
  return [...lines, line.trimEnd()]
}

const atom = new RegExp(`\\s*(?:${wide.source}|(?:(?!${wide.source})\\S)+)`, 'gu')

/** Words with the space in front of them; wide characters one by one, with the signs that stay with them. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (const each of text.match(atom) ?? []) {
    const last = pieces.at(-1)
    const stays = last !== undefined && (closing.test(each) || opening.test(last))
    if (stays) pieces[pieces.length - 1] = last + each
    else pieces.push(each)
  }
  return pieces
}

/** A piece that is longer than a line, in parts that are not. */
function cut(piece: string, columns: number): readonly string[] {
  if (columnsOf(piece) <= columns) return [piece]
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (columnsOf(part) + columnsOf(character) > columns) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

/** What somebody wrote, line by line behind a mark, so that it cannot pass for a part of the page itself. */
export function quote(text: string, depth = 0): string[] {
  const mark = `${'  '.repeat(depth)}> `
  return text.split('\n').flatMap((line) => wrap(line.replaceAll('\t', ' '), mark))
}

/** `- text`, continued under the text. */
export function bullet(text: string, depth = 0): string[] {
  const indent = '  '.repeat(depth)
  return wrap(text, `${indent}- `, `${indent}  `)
}
