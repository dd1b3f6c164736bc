import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { Axis, LineMark, Mark, Point, PointMark, Scene, ShapeMark } from './scene.ts'
import type { ChartOption } from './charts.ts'
import { sampleElements, textElement } from './elements.ts'
import { faint, ink, textSize } from './style.ts'
import { positionOn, type Scale } from './ticks.ts'

type Series = LineSeriesOption | ScatterSeriesOption | CustomSeriesOption

/** The scene in the words of the chart library. */
export function toOption(scene: Scene, fonts: string): ChartOption {
  const { area, x, y, marks, texts, samples } = scene
  return {
    animation: false,
    backgroundColor: '#fff',
    textStyle: { fontFamily: fonts, fontSize: textSize, color: ink },
    grid: { ...area, outerBoundsMode: 'none' },
    xAxis: axisOption(x, { nameGap: 30 }),
    yAxis: axisOption(y, { nameGap: 42 }),
    series: marks.map((mark, k) => ({ ...seriesOf(placed(mark, x.scale, y.scale)), z: k + 3 })),
    graphic: {
      elements: [
        ...samples.flatMap(sampleElements),
        ...texts.map((text) => textElement(text, fonts)),
      ],
    },
  }
}

function axisOption(
  { scale, name, shown, inverse, lines }: Axis,
  { nameGap }: { nameGap: number },
): object {
  const values = scale.ticks.map((tick) => positionOn(scale, tick))
  const line = { lineStyle: { color: ink } }
  return {
    type: 'value',
    min: 0,
    max: 1,
    inverse,
    silent: true,
    ...(name === null
      ? {}
      : {
          name,
          nameLocation: 'middle',
          nameGap,
          nameTextStyle: { color: ink, fontSize: textSize },
        }),
    axisLine: { show: shown, onZero: false, ...line },
    axisTick: { show: shown, customValues: values, ...line },
    axisLabel: {
      show: shown,
      customValues: values,
      formatter: (value: number) => labelAt(scale, values.indexOf(value)),
      color: ink,
      fontSize: textSize,
      hideOverlap: true,
    },
    minorTick: { show: false },
    splitLine: { show: lines, lineStyle: { color: faint } },
  }
}

function labelAt(scale: Scale, index: number): string {
  const tick = scale.ticks[index]
  return tick === undefined ? '' : scale.label(tick)
}

/** With points between 0 and 1: numbers of any size are then the same to the chart library. */
function placed(mark: Mark, x: Scale, y: Scale): Mark {
  const points = mark.points.map(([across, up]): Point => [
    positionOn(x, across),
    positionOn(y, up),
  ])
  return { ...mark, points }
}

function seriesOf(mark: Mark): Series {
  if (mark.kind === 'line') return lineSeries(mark)
  return mark.kind === 'points' ? pointSeries(mark) : shapeSeries(mark)
}

function lineSeries({ points, color, width, dash, stepped }: LineMark): LineSeriesOption {
  return {
    type: 'line',
    data: points.map(([x, y]) => [x, y]),
    symbol: 'none',
    silent: true,
    clip: true,
    ...(stepped ? { step: 'end' } : {}),
    lineStyle: { color, width, type: dash.length === 0 ? 'solid' : [...dash] },
  }
}

const symbols: Readonly<Record<PointMark['symbol'], readonly [name: string, rotate: number]>> = {
  circle: ['circle', 0],
  square: ['rect', 0],
  triangle: ['triangle', 0],
  diamond: ['diamond', 0],
  left: ['triangle', 90],
  right: ['triangle', -90],
}

function pointSeries({ points, symbol, size, color, filled }: PointMark): ScatterSeriesOption {
  const [name, rotate] = symbols[symbol]
  return {
    type: 'scatter',
    data: points.map(([x, y]) => [x, y]),
    symbol: name,
    symbolRotate: rotate,
    symbolSize: size,
    silent: true,
    clip: false,
    itemStyle: { color: filled ? color : '#fff', borderColor: color, borderWidth: 1.3, opacity: 1 },
  }
}

function shapeSeries({ points, fill, stroke }: ShapeMark): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data: [points.flat()],
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: { points: points.map(([x, y]) => api.coord([x, y])) },
      style: { fill, ...(stroke === null ? {} : { stroke, lineWidth: 1 }) },
    }),
  }
}
