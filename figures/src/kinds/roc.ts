import type { RocFigure } from '../figure.ts'
import { legend } from '../drawing/layout.ts'
import { stroke, type Point } from '../drawing/scene.ts'
import { grey, margin, pictureWidth } from '../drawing/style.ts'
import { linearScale } from '../drawing/ticks.ts'
import type { SpeakFigure } from '../text/figure-texts.ts'
import { intervalText, levelText, numberText } from '../text/numbers.ts'
import { axis, nullsIn, type Drawn, type Kind, type NumberTable } from './kind.ts'
import { squareArea } from './square.ts'

/** Sensitivity against false positives over all thresholds, with the area under it in words. */
export const roc: Kind<RocFigure> = {
  draw,
  table,
  leftOut: ({ area }) => nullsIn([area]),
}

const model = { dash: [], color: '#000', width: 1.8 }
const chance = { dash: [6, 4], color: grey, width: 1.2 }
const unit = linearScale(0, 1, 5)

function draw(figure: RocFigure, t: SpeakFigure, top: number): Drawn {
  const area = areaText(figure, t)
  const curve = t('roc.curve')
  const names = legend(
    [
      {
        text: area === null ? curve : t('pair', { name: curve, text: area }),
        line: model,
        mark: null,
        fill: null,
      },
      { text: t('roc.chance'), line: chance, mark: null, fill: null },
    ],
    { left: margin, top: top + 4, width: pictureWidth - 2 * margin },
  )
  const box = squareArea(names.bottom + 14)
  const points = figure.points.map(({ falsePositive, sensitivity }): Point => [
    falsePositive,
    sensitivity,
  ])
  return {
    area: box,
    x: axis(unit, { name: t('roc.falsePositive'), lines: true }),
    y: axis(unit, { name: t('roc.sensitivity'), lines: true }),
    marks: [
      stroke(
        [
          [0, 0],
          [1, 1],
        ],
        chance,
      ),
      stroke(points, model),
    ],
    texts: names.texts,
    samples: names.samples,
    bottom: box.top + box.height + 48,
    notes: [],
  }
}

function areaText(
  { area, areaLow, areaHigh, confidence }: RocFigure,
  t: SpeakFigure,
): string | null {
  if (area === null) return null
  const values = { area: numberText(area, 3) }
  if (areaLow === null || areaHigh === null) return t('roc.area', values)
  const interval = intervalText(t, { low: areaLow, high: areaHigh }, 3)
  return t('roc.areaInterval', { ...values, level: levelText(confidence), interval })
}

const rowsMax = 25

/** A selection of the points, evenly: every one is in the CSV file. */
function table({ points }: RocFigure, t: SpeakFigure): NumberTable {
  const every = Math.max(1, Math.ceil(points.length / rowsMax))
  const kept = points.filter((_, k) => k % every === 0 || k === points.length - 1)
  return {
    columns: [t('roc.falsePositive'), t('roc.sensitivity')],
    rows: kept.map(({ falsePositive, sensitivity }) => [
      numberText(falsePositive, 3),
      numberText(sensitivity, 3),
    ]),
  }
}
