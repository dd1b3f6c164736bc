import type { Language } from '@sampan/shared'
import { fontsFor } from '../drawing/style.ts'
import type { Figure } from '../figure.ts'
import type { NumberTable } from '../kinds/kind.ts'
import { tell } from '../kinds/kinds.ts'
import { renderSvg } from '../render-svg.ts'
import { figureTexts } from '../text/figure-texts.ts'
import { escaped } from './escape.ts'

export interface PageOptions {
  readonly language: Language
  readonly title: string
  /** Where the figures come from: name and text. */
  readonly facts: readonly (readonly [name: string, text: string])[]
}

/** Figures as one HTML file: no script, no network; every picture with a table of its numbers. */
export function renderPage(figures: readonly Figure[], options: PageOptions): string {
  const { language, title, facts } = options
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${styleFor(language)}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(title)}</h1>`,
    ...figures.map((figure, k) => section(figure, language, `figure-${k + 1}`)),
    ...(facts.length === 0 ? [] : [factList(facts)]),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function section(figure: Figure, language: Language, id: string): string {
  const t = figureTexts(language)
  const told = tell(figure, t)
  return [
    '<section>',
    `<h2>${escaped(told.heading)}</h2>`,
    `<figure>\n${renderSvg(figure, language, id)}</figure>`,
    tableOf(told.table(), t('page.table')),
    '</section>',
  ].join('\n')
}

function tableOf({ columns, rows }: NumberTable, caption: string): string {
  return [
    '<table>',
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${columns.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(([head = '', ...cells]) => {
      const numbers = cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')
      return `<tr><th scope="row">${escaped(head)}</th>${numbers}</tr>`
    }),
    '</tbody>',
    '</table>',
  ].join('\n')
}

function factList(facts: PageOptions['facts']): string {
  const items = facts.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`)
  return ['<dl>', ...items, '</dl>'].join('\n')
}

function styleFor(language: Language): string {
  return [
    `body{margin:2rem auto;max-width:760px;padding:0 1rem;color:#000;background:#fff;font:15px/1.5 ${fontsFor(language)}}`,
    'h1{font-size:1.4rem}h2{font-size:1.1rem}',
    'figure{margin:1rem 0}svg{max-width:100%;height:auto}',
    'table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:1rem 0}',
    'caption{text-align:left;font-weight:bold}',
    'th,td{padding:.2rem .8rem .2rem 0;border-bottom:1px solid #ccc;text-align:right}',
    'th:first-child{text-align:left}th[scope=row]{font-weight:normal;overflow-wrap:anywhere}',
    'dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;font-size:.85rem}',
    'dd{margin:0;overflow-wrap:anywhere}section{break-inside:avoid}',
  ].join('')
}
