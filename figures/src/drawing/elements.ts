import type { Sample, TextMark } from './scene.ts'

/** An element of the chart library's `graphic`. */
export type Element = Readonly<Record<string, unknown>>

export function textElement({ x, y, text, size, bold, align }: TextMark, fonts: string): Element {
  return {
    type: 'text',
    x,
    y,
    silent: true,
    style: {
      text,
      fill: '#000',
      align,
      verticalAlign: 'middle',
      fontSize: size,
      fontFamily: fonts,
      fontWeight: bold ? 'bold' : 'normal',
    },
  }
}

/** A piece of the line with its mark on it, or a patch. */
export function sampleElements({ x, y, line, mark, fill }: Sample): readonly Element[] {
  const elements: Element[] = []
  if (fill !== null)
    elements.push({
      type: 'rect',
      silent: true,
      shape: { x: x - 14, y: y - 5.5, width: 28, height: 11 },
      style: { fill: fill.fill, stroke: fill.stroke ?? 'none', lineWidth: 1 },
    })
  if (line !== null)
    elements.push({
      type: 'line',
      silent: true,
      shape: { x1: x - 20, y1: y, x2: x + 20, y2: y },
      style: {
        stroke: line.color,
        lineWidth: line.width,
        ...(line.dash.length === 0 ? {} : { lineDash: [...line.dash] }),
      },
    })
  if (mark !== null) elements.push(markElement(x, y, mark))
  return elements
}

const half = 4

function markElement(x: number, y: number, mark: NonNullable<Sample['mark']>): Element {
  const style = { fill: mark.filled ? mark.color : '#fff', stroke: mark.color, lineWidth: 1.3 }
  if (mark.symbol === 'circle')
    return { type: 'circle', silent: true, shape: { cx: x, cy: y, r: half }, style }
  const corners = outlines[mark.symbol].map(([dx, dy]) => [x + dx * half, y + dy * half])
  return { type: 'polygon', silent: true, shape: { points: corners }, style }
}

type Outline = readonly (readonly [number, number])[]
const outlines: Readonly<
  Record<Exclude<NonNullable<Sample['mark']>['symbol'], 'circle'>, Outline>
> = {
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  triangle: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  left: [
    [-1, 0],
    [1, -1],
    [1, 1],
  ],
  right: [
    [1, 0],
    [-1, 1],
    [-1, -1],
  ],
}
