import type { Scale } from './ticks.ts'

/** A picture before it is drawn: an area with axes, what stands in it, and texts at places of their own. */
export interface Scene {
  readonly height: number
  readonly area: Box
  readonly x: Axis
  readonly y: Axis
  /** In units of the axes; later ones cover earlier ones. */
  readonly marks: readonly Mark[]
  /** In pixels of the whole picture. */
  readonly texts: readonly TextMark[]
  readonly samples: readonly Sample[]
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Axis {
  readonly scale: Scale
  readonly name: string | null
  /** False for rows, which need no axis. */
  readonly shown: boolean
  readonly inverse: boolean
  /** Fine lines across the area at the ticks. */
  readonly lines: boolean
}

export type Point = readonly [x: number, y: number]
export type Symbol = 'circle' | 'square' | 'triangle' | 'diamond' | 'left' | 'right'

export type Mark = LineMark | PointMark | ShapeMark

export interface LineMark {
  readonly kind: 'line'
  readonly points: readonly Point[]
  readonly color: string
  readonly width: number
  /** Lengths of strokes and gaps; empty for a line without gaps. */
  readonly dash: readonly number[]
  /** Horizontal up to the next point, then vertical. */
  readonly stepped: boolean
}

export interface PointMark {
  readonly kind: 'points'
  readonly points: readonly Point[]
  readonly symbol: Symbol
  readonly size: number
  readonly color: string
  readonly filled: boolean
}

export interface ShapeMark {
  readonly kind: 'shape'
  readonly points: readonly Point[]
  readonly fill: string
  readonly stroke: string | null
}

export interface TextMark {
  readonly x: number
  /** Of the middle of the line. */
  readonly y: number
  readonly text: string
  readonly size: number
  readonly bold: boolean
  readonly align: 'left' | 'center' | 'right'
}

/** What a group looks like, beside its name in a legend. */
export interface Sample {
  /** Of its middle. */
  readonly x: number
  readonly y: number
  readonly line: Pick<LineMark, 'dash' | 'color' | 'width'> | null
  readonly mark: Pick<PointMark, 'symbol' | 'filled' | 'color'> | null
  readonly fill: Pick<ShapeMark, 'fill' | 'stroke'> | null
}

/** A line between two points. */
export function stroke(points: readonly Point[], options: Partial<LineMark> = {}): LineMark {
  return { kind: 'line', points, color: '#000', width: 1.2, dash: [], stepped: false, ...options }
}

export function pointMarks(points: readonly Point[], options: Partial<PointMark> = {}): PointMark {
  return {
    kind: 'points',
    points,
    symbol: 'circle',
    size: 8,
    color: '#000',
    filled: true,
    ...options,
  }
}
