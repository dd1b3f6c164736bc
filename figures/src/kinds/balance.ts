import type { BalanceFigure, CovariateBalance } from '../figure.ts'
import { label, legend, rowName, textWidth } from '../drawing/layout.ts'
import {
  pointMarks,
  stroke,
  type Box,
  type Mark,
  type Point,
  type TextMark,
} from '../drawing/scene.ts'
import { faint, grey, groupStyle, lineHeight, margin, pictureWidth } from '../drawing/style.ts'
import { linearScale } from '../drawing/ticks.ts'
import type { SpeakFigure } from '../text/figure-texts.ts'
import { numberText } from '../text/numbers.ts'
import { axis, nullsIn, rowAxis, type Drawn, type Kind, type NumberTable } from './kind.ts'

/** Absolute differences of covariates before and after weighting, with the line below which they do not matter. */
export const balance: Kind<BalanceFigure> = {
  draw,
  table,
  leftOut: ({ covariates }) => nullsIn(covariates.flatMap(({ before, after }) => [before, after])),
}

const rowHeight = 24
const labelWidthMax = 260
const numberWidth = 64
const looks = { before: groupStyle(3), after: groupStyle(0) }

function draw(figure: BalanceFigure, t: SpeakFigure, top: number): Drawn {
  const { covariates, threshold } = figure
  const columns = comparisons(figure)
  const names = legend(
    columns.map((column) => ({
      text: t(headOf(column, columns)),
      line: null,
      mark: looks[column],
      fill: null,
    })),
    { left: margin, top: top + 4, width: 300 },
  )
  const widest = Math.max(
    textWidth(t('balance.covariate')),
    ...covariates.map((each) => textWidth(each.label)),
  )
  const labels = Math.min(labelWidthMax, widest)
  const left = margin + labels + 14
  const area: Box = {
    left,
    top: names.bottom + lineHeight + 10,
    width: pictureWidth - margin - left - numberWidth * columns.length - 12,
    height: rowHeight * covariates.length,
  }
  const sizes = covariates.flatMap(({ before, after }) => [sizeOf(before), sizeOf(after)])
  const scale = linearScale(0, Math.max(threshold * 2, ...sizes.map((size) => size ?? 0)), 5)
  return {
    area,
    x: axis(scale, { name: t('balance.axis') }),
    y: rowAxis(covariates.length),
    marks: marksOf(figure, columns, scale.max),
    texts: [...names.texts, ...textsOf(figure, t, { area, columns, labels })],
    samples: names.samples,
    bottom: area.top + area.height + 48,
    notes: [t('balance.threshold', { threshold: numberText(threshold) })],
  }
}

type Comparison = 'before' | 'after'

function comparisons({ covariates }: BalanceFigure): readonly Comparison[] {
  const adjusted = covariates.some(({ after }) => after !== undefined)
  return adjusted ? ['before', 'after'] : ['before']
}

function headOf(
  column: Comparison,
  columns: readonly Comparison[],
): 'balance.only' | `balance.${Comparison}` {
  return columns.length === 1 ? 'balance.only' : `balance.${column}`
}

function sizeOf(difference: number | null | undefined): number | null {
  return difference === null || difference === undefined ? null : Math.abs(difference)
}

function marksOf(
  { covariates, threshold }: BalanceFigure,
  columns: readonly Comparison[],
  end: number,
): readonly Mark[] {
  const rows = covariates.map((_, k) =>
    stroke(
      [
        [0, k + 0.5],
        [end, k + 0.5],
      ],
      { color: faint, width: 1 },
    ),
  )
  const limit = stroke(
    [
      [threshold, 0],
      [threshold, Math.max(1, covariates.length)],
    ],
    {
      color: grey,
      dash: [5, 4],
    },
  )
  const points = columns.map((column) => {
    const { symbol, filled, color } = looks[column]
    return pointMarks(pointsOf(covariates, column), { symbol, filled, color, size: 9 })
  })
  return [...rows, limit, ...points]
}

function pointsOf(covariates: readonly CovariateBalance[], column: Comparison): readonly Point[] {
  return covariates.flatMap((each, k): Point[] => {
    const size = sizeOf(each[column])
    return size === null ? [] : [[size, k + 0.5]]
  })
}

interface Placing {
  readonly area: Box
  readonly columns: readonly Comparison[]
  readonly labels: number
}

function textsOf(
  { covariates }: BalanceFigure,
  t: SpeakFigure,
  { area, columns, labels }: Placing,
): readonly TextMark[] {
  const x = (k: number): number => pictureWidth - margin - numberWidth * (columns.length - 1 - k)
  const header = area.top - lineHeight / 2 - 2
  const heads = [
    label(t('balance.covariate'), { y: header, bold: true }),
    ...columns.map((column, k) =>
      label(t(headOf(column, columns)), { x: x(k), y: header, bold: true, align: 'right' }),
    ),
  ]
  const body = covariates.flatMap((each, row) => {
    const y = area.top + rowHeight * (row + 0.5)
    const numbers = columns.map((column, k) =>
      label(numberText(sizeOf(each[column]), 3), { x: x(k), y, align: 'right' }),
    )
    return [...rowName(each.label, { y, width: labels + 6 }), ...numbers]
  })
  return [...heads, ...body]
}

function table(figure: BalanceFigure, t: SpeakFigure): NumberTable {
  const columns = comparisons(figure)
  return {
    columns: [t('balance.covariate'), ...columns.map((column) => t(headOf(column, columns)))],
    rows: figure.covariates.map((each) => [
      each.label,
      ...columns.map((column) => numberText(sizeOf(each[column]), 3)),
    ]),
  }
}
