import type { SpeakFigure } from '../text/figure-texts.ts'
import type { Axis, Scene } from '../drawing/scene.ts'
import type { Scale } from '../drawing/ticks.ts'

/** How one kind of figure is drawn and told. */
export interface Kind<F> {
  /** Everything between the title and the notes; `top` is where the title ends. */
  readonly draw: (figure: F, t: SpeakFigure, top: number) => Drawn
  /** The same numbers, for people who cannot see the picture. */
  readonly table: (figure: F, t: SpeakFigure) => NumberTable
  /** Numbers of it that were suppressed. */
  readonly leftOut: (figure: F) => number
}

export interface Drawn extends Omit<Scene, 'height'> {
  readonly bottom: number
  /** What the reader must know about the picture. */
  readonly notes: readonly string[]
}

export interface NumberTable {
  /** The first column names the row. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function axis(scale: Scale, options: Partial<Axis> = {}): Axis {
  return { name: null, shown: true, inverse: false, lines: false, ...options, scale }
}

/** For `count` rows from the top down: row k has its middle at k + 0.5. */
export function rowAxis(count: number): Axis {
  const scale = { min: 0, max: Math.max(1, count), ticks: [], label: String, log: false }
  return axis(scale, { shown: false, inverse: true })
}

export function nullsIn(values: readonly (number | null | undefined)[]): number {
  return values.filter((value) => value === null).length
}
