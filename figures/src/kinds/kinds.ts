import type { Figure } from '../figure.ts'
import type { SpeakFigure } from '../text/figure-texts.ts'
import { balance } from './balance.ts'
import { calibration } from './calibration.ts'
import { forest } from './forest.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import type { Drawn, Kind, NumberTable } from './kind.ts'
import { overlap } from './overlap.ts'
import { roc } from './roc.ts'

/** A figure of any kind, with what its kind knows about it. */
export interface Told {
  readonly heading: string
  readonly draw: (top: number) => Drawn
  readonly table: () => NumberTable
  readonly leftOut: number
}

export function tell(figure: Figure, t: SpeakFigure): Told {
  switch (figure.kind) {
    case 'forest': {
      const measure = t(`measure.${figure.measure}`)
      return toldBy(forest, figure, t, t('heading.forest', { name: figure.name, measure }))
    }
    case 'kaplan-meier':
      return toldBy(kaplanMeier, figure, t, t('heading.kaplan-meier', { name: figure.name }))
    case 'balance':
      return toldBy(balance, figure, t, t('heading.balance', { name: figure.name }))
    case 'overlap':
      return toldBy(overlap, figure, t, t('heading.overlap', { name: figure.name }))
    case 'calibration':
      return toldBy(calibration, figure, t, t('heading.calibration', { name: figure.name }))
    case 'roc':
      return toldBy(roc, figure, t, t('heading.roc', { name: figure.name }))
  }
}

function toldBy<F>(kind: Kind<F>, figure: F, t: SpeakFigure, heading: string): Told {
  return {
    heading,
    draw: (top) => kind.draw(figure, t, top),
    table: () => kind.table(figure, t),
    leftOut: kind.leftOut(figure),
  }
}
