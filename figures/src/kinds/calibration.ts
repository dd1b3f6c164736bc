import type { CalibrationBin, CalibrationFigure } from '../figure.ts'
import { legend } from '../drawing/layout.ts'
import { pointMarks, stroke, type Mark } from '../drawing/scene.ts'
import { grey, margin, pictureWidth } from '../drawing/style.ts'
import { linearScale } from '../drawing/ticks.ts'
import type { SpeakFigure } from '../text/figure-texts.ts'
import { countText, intervalText, levelText, numberText } from '../text/numbers.ts'
import { axis, nullsIn, type Drawn, type Kind, type NumberTable } from './kind.ts'
import { squareArea } from './square.ts'

/** What was predicted against what came, with the line on which both are the same. */
export const calibration: Kind<CalibrationFigure> = {
  draw,
  table,
  leftOut: ({ bins }) =>
    nullsIn(bins.flatMap(({ people, predicted, observed }) => [people, predicted, observed])),
}

const perfect = { dash: [6, 4], color: grey, width: 1.2 }

function draw({ bins, confidence }: CalibrationFigure, t: SpeakFigure, top: number): Drawn {
  const level = levelText(confidence)
  const mark = { symbol: 'circle', filled: true, color: '#000' } as const
  const whisker = { dash: [], color: '#000', width: 1.2 }
  const names = legend(
    [
      { text: t('calibration.bins', { level }), line: whisker, mark, fill: null },
      { text: t('calibration.perfect'), line: perfect, mark: null, fill: null },
    ],
    { left: margin, top: top + 4, width: pictureWidth - 2 * margin },
  )
  const area = squareArea(names.bottom + 14)
  const ends = bins.flatMap(({ predicted, observed, high }) => [predicted, observed, high])
  const scale = linearScale(0, Math.min(1, Math.max(0.05, ...ends.map((end) => end ?? 0))), 5)
  return {
    area,
    x: axis(scale, { name: t('calibration.predicted'), lines: true }),
    y: axis(scale, { name: t('calibration.observed'), lines: true }),
    marks: [
      stroke(
        [
          [0, 0],
          [scale.max, scale.max],
        ],
        perfect,
      ),
      ...bins.flatMap(binMarks),
    ],
    texts: names.texts,
    samples: names.samples,
    bottom: area.top + area.height + 48,
    notes: [],
  }
}

function binMarks({ predicted, observed, low, high }: CalibrationBin): readonly Mark[] {
  if (predicted === null || observed === null) return []
  const point = pointMarks([[predicted, observed]])
  if (low === null || high === null) return [point]
  return [
    stroke([
      [predicted, low],
      [predicted, high],
    ]),
    point,
  ]
}

function table({ bins, confidence }: CalibrationFigure, t: SpeakFigure): NumberTable {
  return {
    columns: [
      t('calibration.predicted'),
      t('calibration.people'),
      t('calibration.observed'),
      t('column.interval', { level: levelText(confidence) }),
    ],
    rows: bins.map((bin) => [
      numberText(bin.predicted, 3),
      countText(bin.people),
      numberText(bin.observed, 3),
      intervalText(t, bin, 3),
    ]),
  }
}
