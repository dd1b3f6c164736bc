import type { Language } from '@sampan/shared'
import { drawChart } from './drawing/charts.ts'
import { noteBlock, titleBlock } from './drawing/layout.ts'
import { fontsFor, pictureWidth } from './drawing/style.ts'
import { toOption } from './drawing/to-option.ts'
import type { Figure } from './figure.ts'
import { tell } from './kinds/kinds.ts'
import { escaped } from './page/escape.ts'
import { figureTexts } from './text/figure-texts.ts'

/**
 * A figure as one SVG element, which is a file as well: no script, no link, nothing outside. Black, grey and white, 720
 * wide. The same bytes for the same figure. `id` begins its ids, for pages with more than one.
 */
export function renderSvg(figure: Figure, language: Language, id = 'figure'): string {
  const t = figureTexts(language)
  const told = tell(figure, t)
  const title = titleBlock(told.heading)
  const drawn = told.draw(title.bottom + 4)
  const { leftOut } = told
  const missing = leftOut === 0 ? [] : [t('note.leftOut', { count: leftOut })]
  const notes = noteBlock([...drawn.notes, ...missing, ...figure.notes], drawn.bottom)
  const height = Math.ceil(notes.bottom + 12)
  const texts = [...title.texts, ...drawn.texts, ...notes.texts]
  const option = toOption({ ...drawn, texts, height }, fontsFor(language))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${height}"`,
    ` viewBox="0 0 ${pictureWidth} ${height}" role="img" lang="${language}"`,
    ` aria-labelledby="${id}-title">\n<title id="${id}-title">${escaped(told.heading)}</title>\n`,
    drawChart(option, { width: pictureWidth, height }, id),
    '\n</svg>\n',
  ].join('')
}
