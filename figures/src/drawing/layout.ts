import { columnsOf, visible, wrap } from '@sampan/shared'
import type { Sample, TextMark } from './scene.ts'
import { lineHeight, margin, pictureWidth, textSize, titleSize } from './style.ts'

/** Of a letter, in its size; wide characters take two. Generous: fonts differ. */
const columnWidth = 0.56

export function textWidth(text: string, size = textSize): number {
  return columnsOf(text) * columnWidth * size
}

/** Made visible, and cut with an ellipsis where it would be wider than `width`. */
export function fitted(text: string, width: number, size = textSize): string {
  const shown = visible(text, 400)
  if (textWidth(shown, size) <= width) return shown
  let kept = ''
  for (const character of shown) {
    if (textWidth(`${kept}${character}…`, size) > width) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

export function label(text: string, options: Omit<Partial<TextMark>, 'text'>): TextMark {
  return { x: margin, y: 0, size: textSize, bold: false, align: 'left', ...options, text }
}

/** A name beside its row: in two smaller lines where it is longer than one, cut where it is longer than two. */
export function rowName(
  text: string,
  {
    y,
    width,
    bold = false,
  }: { readonly y: number; readonly width: number; readonly bold?: boolean },
): readonly TextMark[] {
  const shown = visible(text, 400)
  if (textWidth(shown) <= width) return [label(shown, { y, bold })]
  const size = textSize - 1.5
  const [first = '', ...rest] = wrap(shown, '', '', Math.floor(width / (columnWidth * size)))
  if (rest.length === 0) return [label(first, { y, size, bold })]
  return [
    label(first, { y: y - 5.5, size, bold }),
    label(fitted(rest.join(' '), width, size), { y: y + 5.5, size, bold }),
  ]
}

/** Lines of text over the width of the picture, from `top` downwards, and where they end. */
export interface Block {
  readonly texts: readonly TextMark[]
  readonly bottom: number
}

export function titleBlock(title: string): Block {
  return block([title], { top: 8, size: titleSize, bold: true })
}

export function noteBlock(notes: readonly string[], top: number): Block {
  return block(notes, { top, size: textSize - 1, bold: false })
}

function block(
  lines: readonly string[],
  { top, size, bold }: { readonly top: number; readonly size: number; readonly bold: boolean },
): Block {
  const columns = Math.floor((pictureWidth - 2 * margin) / (columnWidth * size))
  const height = lineHeight + size - textSize
  const wrapped = lines.flatMap((line) => wrap(visible(line, 600), '', '', columns))
  const texts = wrapped.map((text, k) => label(text, { y: top + height * (k + 0.5), size, bold }))
  return { texts, bottom: top + height * wrapped.length }
}

export interface LegendEntry {
  readonly text: string
  readonly line: Sample['line']
  readonly mark: Sample['mark']
  readonly fill: Sample['fill']
}

const sampleWidth = 40

/** One line for each entry. */
export function legend(
  entries: readonly LegendEntry[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): Block & { readonly samples: readonly Sample[] } {
  const at = (k: number): number => top + lineHeight * (k + 0.5)
  return {
    samples: entries.map(({ line, mark, fill }, k) => ({
      x: left + sampleWidth / 2,
      y: at(k),
      line,
      mark,
      fill,
    })),
    texts: entries.map(({ text }, k) =>
      label(fitted(text, width - sampleWidth - 8), { x: left + sampleWidth + 8, y: at(k) }),
    ),
    bottom: top + lineHeight * entries.length,
  }
}
