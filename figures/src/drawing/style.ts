import type { Language } from '@sampan/shared'
import type { Symbol } from './scene.ts'

/** Width of every picture in pixels: 17 cm of a page, where 12 pixels are 8 points. */
export const pictureWidth = 720
export const margin = 20
export const textSize = 12
export const titleSize = 15
export const lineHeight = 17

export const ink = '#000'
export const grey = '#555'
export const faint = '#ddd'

/** Latin letters first. Without quotes: the names stand in attributes. */
const latin = 'Helvetica, Arial, Liberation Sans, DejaVu Sans'
const chinese: Readonly<Record<Language, string>> = {
  en: 'Noto Sans CJK TC, PingFang TC, Microsoft JhengHei, Noto Sans CJK SC',
  'zh-Hant': 'Noto Sans CJK HK, Noto Sans CJK TC, Noto Sans TC, PingFang TC, Microsoft JhengHei',
  'zh-Hans': 'Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei',
}

export function fontsFor(language: Language): string {
  return `${latin}, ${chinese[language]}, sans-serif`
}

/** How a group looks: told apart by dashes and by marks, in print without colours too. */
export interface GroupStyle {
  readonly dash: readonly number[]
  readonly symbol: Symbol
  readonly filled: boolean
  readonly color: string
  /** Of bands, which lie over each other. */
  readonly shade: string
}

const groupStyles: readonly GroupStyle[] = [
  { dash: [], symbol: 'circle', filled: true, color: '#000', shade: 'rgba(0,0,0,0.10)' },
  { dash: [7, 4], symbol: 'square', filled: false, color: '#333', shade: 'rgba(0,0,0,0.16)' },
  { dash: [2, 3], symbol: 'triangle', filled: true, color: '#000', shade: 'rgba(0,0,0,0.07)' },
  {
    dash: [10, 3, 2, 3],
    symbol: 'diamond',
    filled: false,
    color: '#333',
    shade: 'rgba(0,0,0,0.13)',
  },
  { dash: [14, 5], symbol: 'triangle', filled: false, color: '#000', shade: 'rgba(0,0,0,0.10)' },
  { dash: [5, 2], symbol: 'diamond', filled: true, color: '#333', shade: 'rgba(0,0,0,0.16)' },
  {
    dash: [10, 3, 2, 3, 2, 3],
    symbol: 'square',
    filled: true,
    color: '#000',
    shade: 'rgba(0,0,0,0.07)',
  },
  { dash: [2, 6], symbol: 'circle', filled: false, color: '#333', shade: 'rgba(0,0,0,0.13)' },
]

export function groupStyle(index: number): GroupStyle {
  const style = groupStyles[index % groupStyles.length]
  return style ?? groupStyle(0)
}
