import type { KaplanMeierFigure, SurvivalGroup } from '../figure.ts'
import { fitted, label, legend, textWidth } from '../drawing/layout.ts'
import type { Box, TextMark } from '../drawing/scene.ts'
import { groupStyle, lineHeight, margin, pictureWidth } from '../drawing/style.ts'
import { linearScale, positionOn, type Scale } from '../drawing/ticks.ts'
import type { SpeakFigure } from '../text/figure-texts.ts'
import { countText, intervalText, levelText, numberText, timeText } from '../text/numbers.ts'
import { axis, nullsIn, type Drawn, type Kind, type NumberTable } from './kind.ts'
import { atRiskAt, curveMarks, stepAt } from './survival-curve.ts'

/** Survival curves with bands, and the people at risk under the ticks of the axis. */
export const kaplanMeier: Kind<KaplanMeierFigure> = {
  draw,
  table,
  leftOut: ({ groups }) =>
    nullsIn(groups.flatMap(({ steps }) => steps.map(({ survival }) => survival))),
}

const groupWidthMax = 150
const probability = linearScale(0, 1, 5)

function draw(figure: KaplanMeierFigure, t: SpeakFigure, top: number): Drawn {
  const { groups, unit, confidence } = figure
  const names = legend(
    groups.map((group, k) => {
      const { dash, color, symbol, filled } = groupStyle(k)
      const line = { dash, color, width: 1.6 }
      return {
        text: groupText(group, confidence, t),
        line,
        mark: { symbol, filled, color },
        fill: null,
      }
    }),
    { left: margin, top: top + 4, width: pictureWidth - 2 * margin },
  )
  const area = areaOf(figure, names.bottom + 14, t)
  const scale = timeScale(groups)
  const risk = riskTable(groups, t, { area, scale, top: area.top + area.height + 50 })
  return {
    area,
    x: axis(scale, { name: unit === null ? t('axis.time') : t(`axis.time.${unit}`) }),
    y: axis(probability, { name: t('axis.survival'), lines: true }),
    marks: curveMarks(groups, scale),
    texts: [...names.texts, ...risk],
    samples: names.samples,
    bottom: area.top + area.height + 50 + lineHeight * (groups.length + 1) + 8,
    notes: [t('survival.bands', { level: levelText(confidence) })],
  }
}

/** The axis goes on to the last time of any group. */
function timeScale(groups: readonly SurvivalGroup[]): Scale {
  const last = groups.map(({ steps }) => steps.at(-1)?.time ?? 0)
  return linearScale(0, Math.max(...last, 0) || 1, 7)
}

function areaOf({ groups }: KaplanMeierFigure, top: number, t: SpeakFigure): Box {
  const widest = Math.max(...groups.map((each) => textWidth(each.label)), 0)
  const names = Math.max(Math.min(groupWidthMax, widest), 40, textWidth(t('survival.group')))
  const left = margin + Math.max(names + 26, 50)
  return { left, top, width: pictureWidth - left - margin - 12, height: 300 }
}

function groupText(
  { label: name, median }: SurvivalGroup,
  confidence: number,
  t: SpeakFigure,
): string {
  const group = fitted(name, 360)
  if (median === null) return group
  if (median.estimate === null) return t('survival.medianNone', { group })
  const values = { group, median: timeText(median.estimate) }
  if (median.low === null && median.high === null) return t('survival.median', values)
  const [low, high] = [median.low, median.high].map((end) =>
    end === null ? t('survival.notReached') : timeText(end),
  )
  const interval = t('interval.text', { low: low ?? '', high: high ?? '' })
  return t('survival.medianInterval', { ...values, level: levelText(confidence), interval })
}

interface RiskPlace {
  readonly area: Box
  readonly scale: Scale
  readonly top: number
}

function riskTable(
  groups: readonly SurvivalGroup[],
  t: SpeakFigure,
  { area, scale, top }: RiskPlace,
): readonly TextMark[] {
  const x = (time: number): number => area.left + area.width * positionOn(scale, time)
  const rows = groups.flatMap((group, k) => {
    const y = top + lineHeight * (k + 1.5)
    const counts = scale.ticks.map((tick) =>
      label(countText(atRiskAt(group, tick)), { x: x(tick), y, align: 'center' }),
    )
    return [label(fitted(group.label, groupWidthMax), { y }), ...counts]
  })
  return [label(t('survival.atRisk'), { y: top + lineHeight / 2, bold: true }), ...rows]
}

/** At the ticks of the axis up to the last time of each group: every step is in the CSV file. */
function table({ groups, confidence }: KaplanMeierFigure, t: SpeakFigure): NumberTable {
  const { ticks } = timeScale(groups)
  return {
    columns: [
      t('survival.group'),
      t('axis.time'),
      t('survival.atRisk'),
      t('axis.survival'),
      t('column.interval', { level: levelText(confidence) }),
    ],
    rows: groups.flatMap((group) =>
      ticks
        .filter((tick) => tick <= (group.steps.at(-1)?.time ?? 0))
        .map((tick) => {
          const step = stepAt(group, tick)
          return [
            group.label,
            timeText(tick),
            countText(atRiskAt(group, tick)),
            numberText(step.survival),
            intervalText(t, step),
          ]
        }),
    ),
  }
}
