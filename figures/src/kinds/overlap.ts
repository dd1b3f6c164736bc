import type { OverlapFigure, OverlapGroup } from '../figure.ts'
import { legend } from '../drawing/layout.ts'
import { stroke, type Box, type Mark, type ShapeMark } from '../drawing/scene.ts'
import { margin, pictureWidth } from '../drawing/style.ts'
import { linearScale } from '../drawing/ticks.ts'
import type { SpeakFigure } from '../text/figure-texts.ts'
import { countText, numberText } from '../text/numbers.ts'
import { axis, nullsIn, type Drawn, type Kind, type NumberTable } from './kind.ts'

/** Two histograms of the same score, one upwards and one downwards, each as shares of its group. */
export const overlap: Kind<OverlapFigure> = {
  draw,
  table,
  leftOut: ({ groups }) => nullsIn(groups.flatMap(({ counts }) => counts)),
}

const looks = [
  { fill: '#888', stroke: '#000' },
  { fill: '#fff', stroke: '#000' },
] as const

function draw({ groups, edges }: OverlapFigure, t: SpeakFigure, top: number): Drawn {
  const names = legend(
    groups.map(({ label }, k) => ({ text: label, line: null, mark: null, fill: looks[k] ?? null })),
    { left: margin, top: top + 4, width: pictureWidth - 2 * margin },
  )
  const left = margin + 60
  const area: Box = {
    left,
    top: names.bottom + 14,
    width: pictureWidth - left - margin - 12,
    height: 300,
  }
  const shares = groups.map(sharesOf)
  const most = Math.max(0.01, ...shares.flat().map((share) => share ?? 0))
  const [first, last] = [edges[0] ?? 0, edges.at(-1) ?? 1]
  const up = linearScale(0, most, 4)
  const mirrored = linearScale(-up.max, up.max, 8)
  const bars = shares.flatMap((share, k) => barsOf(share, edges, k === 0 ? 'up' : 'down'))
  return {
    area,
    x: axis(linearScale(first, last, 10), { name: t('overlap.axis') }),
    y: axis(
      { ...mirrored, label: (tick) => mirrored.label(Math.abs(tick)) },
      { name: t('overlap.share'), lines: true },
    ),
    marks: [
      ...bars,
      stroke([
        [first, 0],
        [last, 0],
      ]),
    ],
    texts: names.texts,
    samples: names.samples,
    bottom: area.top + area.height + 48,
    notes: [],
  }
}

function sharesOf({ counts }: OverlapGroup): readonly (number | null)[] {
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return counts.map((count) => (count === null || total === 0 ? null : count / total))
}

function barsOf(
  shares: readonly (number | null)[],
  edges: readonly number[],
  way: 'up' | 'down',
): readonly Mark[] {
  const look = looks[way === 'up' ? 0 : 1]
  return shares.flatMap((share, k): ShapeMark[] => {
    const [low, high] = [edges[k], edges[k + 1]]
    if (share === null || share === 0 || low === undefined || high === undefined) return []
    const end = way === 'up' ? share : -share
    return [
      {
        kind: 'shape',
        points: [
          [low, 0],
          [low, end],
          [high, end],
          [high, 0],
        ],
        ...look,
      },
    ]
  })
}

function table({ groups, edges }: OverlapFigure, t: SpeakFigure): NumberTable {
  const shares = groups.map(sharesOf)
  const share = t('overlap.share')
  return {
    columns: [
      t('overlap.bin'),
      ...groups.flatMap(({ label }) => [label, t('pair', { name: label, text: share })]),
    ],
    rows: edges
      .slice(0, -1)
      .map((low, k) => [
        t('overlap.binText', { low: numberText(low), high: numberText(edges[k + 1] ?? low) }),
        ...groups.flatMap(({ counts }, g) => [
          countText(counts[k] ?? null),
          numberText(shares[g]?.[k] ?? null, 3),
        ]),
      ]),
  }
}
