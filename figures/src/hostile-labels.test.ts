import { describe, expect, it } from 'vitest'
import type { Figure } from './figure.ts'
import { renderSvg } from './render-svg.ts'
import { sample } from './samples.test.data.ts'
import { readSvg } from './svg-reading.test.support.ts'

describe('labels from outside', () => {
  const hostile = `</text><script>alert('1')</script>&amp;"\u202egnp.exe\u0007{b}{a|x}<image href="http://a/">`
  const safe = `</text><script>alert('1')</script>&amp;"\\u{202e}gnp`

  it('are text, made visible', () => {
    const survival = sample('kaplan-meier')
    const label = hostile
    const figures: readonly Figure[] = [
      {
        ...sample('forest'),
        name: hostile,
        notes: [hostile],
        rows: [{ label, estimate: 1, low: 0.5, high: 2, pooled: false }],
      },
      { ...survival, groups: survival.groups.map((group) => ({ ...group, label })) },
      { ...sample('balance'), covariates: [{ label, before: 1, after: 1 }] },
      {
        ...sample('overlap'),
        groups: [
          { label, counts: [1] },
          { label, counts: [2] },
        ],
      },
    ]
    for (const figure of figures) {
      const svg = renderSvg(figure, 'en')
      const { elements, texts } = readSvg(svg)
      expect(elements).not.toContain('script')
      expect(elements).not.toContain('image')
      expect(svg).not.toMatch(/\p{Bidi_C}|[^\P{Cc}\n]/u)
      expect(texts.some((text) => text.startsWith('</text><script>'))).toBe(true)
    }
    const [titled] = readSvg(renderSvg(figures[0]!, 'en')).texts
    expect(titled).toContain(safe)
  })
})
