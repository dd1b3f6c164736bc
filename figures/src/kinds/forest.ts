import type { ForestFigure, ForestRow } from '../figure.ts'
import { label, rowName, textWidth } from '../drawing/layout.ts'
import { pointMarks, stroke, type Box, type Mark, type TextMark } from '../drawing/scene.ts'
import { grey, lineHeight, margin, pictureWidth } from '../drawing/style.ts'
import type { Scale } from '../drawing/ticks.ts'
import type { SpeakFigure } from '../text/figure-texts.ts'
import { decimalsFor, intervalText, levelText, numberText } from '../text/numbers.ts'
import { estimateScale, isRatio, usable } from './estimate-scale.ts'
import { axis, nullsIn, rowAxis, type Drawn, type Kind, type NumberTable } from './kind.ts'

/** Estimates with their intervals, one in a row, beside their numbers. */
export const forest: Kind<ForestFigure> = {
  draw,
  table,
  leftOut: ({ rows }) => nullsIn(rows.flatMap(({ estimate, low, high }) => [estimate, low, high])),
}

const rowHeight = 24
const labelWidthMax = 240

function draw(figure: ForestFigure, t: SpeakFigure, top: number): Drawn {
  const { rows, measure, per } = figure
  const { columns, cells } = columnsOfText(figure, t)
  const area: Box = {
    left: margin + columns.label + 12,
    top: top + lineHeight + 6,
    width: pictureWidth - 2 * margin - columns.label - columns.estimate - columns.interval - 36,
    height: rowHeight * rows.length,
  }
  const scale = estimateScale(rows, isRatio(measure))
  const marks = rows.flatMap((row, k) => rowMarks(row, k + 0.5, scale))
  const neutral = isRatio(measure) ? 1 : 0
  return {
    area,
    x: axis(scale, { name: per === undefined ? t(`axis.${measure}`) : t('axis.ratePer', { per }) }),
    y: rowAxis(rows.length),
    marks: [
      stroke(
        [
          [neutral, 0],
          [neutral, Math.max(1, rows.length)],
        ],
        { dash: [4, 3], width: 1, color: grey },
      ),
      ...marks,
    ],
    texts: textsOf(figure, t, { area, cells, columns, header: top + lineHeight / 2 }),
    samples: [],
    bottom: area.top + area.height + 48,
    notes: marks.some((mark) => mark.kind === 'points' && isArrow(mark.symbol))
      ? [t('note.beyond')]
      : [],
  }
}

function isArrow(symbol: string): boolean {
  return symbol === 'left' || symbol === 'right'
}

function rowMarks(row: ForestRow, y: number, scale: Scale): readonly Mark[] {
  const { estimate, low, high, pooled } = row
  if (estimate === null || !usable(estimate, scale.log)) return []
  if (low === null || high === null) return [pointMarks([[estimate, y]], { symbol: 'square' })]
  const from = Math.min(Math.max(low, scale.min), scale.max)
  const to = Math.max(Math.min(high, scale.max), scale.min)
  if (pooled)
    return [
      {
        kind: 'shape',
        points: [
          [from, y],
          [estimate, y - 0.3],
          [to, y],
          [estimate, y + 0.3],
        ],
        fill: '#000',
        stroke: '#000',
      },
    ]
  return [
    stroke([
      [from, y],
      [to, y],
    ]),
    end(low < from, [from, y], 'left'),
    end(high > to, [to, y], 'right'),
    pointMarks([[estimate, y]], { symbol: 'square', size: 7 }),
  ]
}

function end(beyond: boolean, [x, y]: readonly [number, number], symbol: 'left' | 'right'): Mark {
  if (beyond) return pointMarks([[x, y]], { symbol, size: 7 })
  return stroke([
    [x, y - 0.16],
    [x, y + 0.16],
  ])
}

interface Cell {
  readonly label: string
  readonly estimate: string
  readonly interval: string
}

type Widths = Readonly<Record<keyof Cell, number>>

function columnsOfText(
  { rows, confidence }: ForestFigure,
  t: SpeakFigure,
): { readonly columns: Widths; readonly cells: readonly Cell[] } {
  const decimals = decimalsFor(rows.flatMap(({ estimate, low, high }) => [estimate, low, high]))
  const cells = rows.map((row) => ({
    label: row.label,
    estimate: numberText(row.estimate, decimals),
    interval: intervalText(t, row, decimals),
  }))
  const heads = headsOf(t, confidence)
  const width = (key: keyof Cell): number =>
    Math.max(...[heads, ...cells].map((cell) => textWidth(cell[key])))
  const columns = {
    label: Math.min(labelWidthMax, width('label')),
    estimate: width('estimate'),
    interval: width('interval'),
  }
  return { columns, cells }
}

function headsOf(t: SpeakFigure, confidence: number): Cell {
  return {
    label: t('column.term'),
    estimate: t('column.estimate'),
    interval: t('column.interval', { level: levelText(confidence) }),
  }
}

interface Placing {
  readonly area: Box
  readonly cells: readonly Cell[]
  readonly columns: Widths
  readonly header: number
}

function textsOf(
  { rows, confidence }: ForestFigure,
  t: SpeakFigure,
  { area, cells, columns, header }: Placing,
): readonly TextMark[] {
  const right = pictureWidth - margin
  const line = (cell: Cell, y: number, bold: boolean): readonly TextMark[] => [
    ...rowName(cell.label, { y, width: columns.label + 6, bold }),
    label(cell.estimate, { x: right - columns.interval - 12, y, bold, align: 'right' }),
    label(cell.interval, { x: right, y, bold, align: 'right' }),
  ]
  const body = cells.flatMap((cell, k) =>
    line(cell, area.top + rowHeight * (k + 0.5), rows[k]?.pooled ?? false),
  )
  return [...line(headsOf(t, confidence), header, true), ...body]
}

function table(figure: ForestFigure, t: SpeakFigure): NumberTable {
  const { cells } = columnsOfText(figure, t)
  const heads = headsOf(t, figure.confidence)
  return {
    columns: [heads.label, heads.estimate, heads.interval],
    rows: cells.map((cell) => [cell.label, cell.estimate, cell.interval]),
  }
}
