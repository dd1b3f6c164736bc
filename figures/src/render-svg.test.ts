import { languageSchema } from '@sampan/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure, ForestFigure } from './figure.ts'
import { renderSvg } from './render-svg.ts'
import { sample, samples } from './samples.test.data.ts'
import { readSvg } from './svg-reading.test.support.ts'

const every = languageSchema.options.flatMap((language) =>
  samples.map((figure) => [language, figure.kind, figure] as const),
)

describe.each(every)('in %s, a figure of %s', (language, _, figure) => {
  const svg = renderSvg(figure, language)

  it('is well-formed, closed in itself, and holds no number that is none', () => {
    const { elements, texts } = readSvg(svg)
    expect(new Set(elements)).not.toContain('script')
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\[object|href|<style|class=|xlink/)
    expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg'])
    expect(texts.join('\n')).not.toMatch(/\{[a-zA-Z]+\}/)
  })

  it('is black, grey and white', () => {
    const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, color]) => color)
    expect(colors.length).toBeGreaterThan(5)
    for (const color of colors)
      expect(color).toMatch(/^(?:none|#([0-9a-f])\1\1|#([0-9a-f]{2})\2\2|rgb\((\d+),\3,\3\))$/)
  })

  it('is the same every time, whatever was drawn before', () => {
    renderSvg(sample('roc'), 'en')
    expect(renderSvg(figure, language)).toBe(svg)
  })

  it('has its texts inside of the picture', () => {
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!
    const places = [
      ...svg.matchAll(
        /<text [^>]*text-anchor="(\w+)"[^>]*?(?:translate\(|x=")([-\d.]+)[ "][^>]*>([^<]*)/g,
      ),
    ]
    expect(places.length).toBeGreaterThan(5)
    for (const [, anchor, x, text] of places) {
      const wide = Array.from(text!).reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 6.2), 0)
      const left = Number(x) - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0)
      expect([text, left]).toEqual([text, Math.max(left, -6)])
      expect([text, left + wide]).toEqual([text, Math.min(left + wide, Number(width) + 6)])
    }
    expect(Number(height)).toBeGreaterThan(100)
  })
})

describe('a forest', () => {
  it('has every estimate in words, and says what is not shown', () => {
    const { texts } = readSvg(renderSvg(sample('forest'), 'en'))
    for (const text of ['age', '1.05', '1.02 to 1.08', '95 % CI', 'all hospitals', 'smoker'])
      expect(texts).toContain(text)
    expect(texts).toContain(
      '3 values are not shown: the rules of disclosure withhold them, or they are not defined.',
    )
    expect(texts).toContain('Arrows: the interval goes on beyond the axis.')
    expect(texts).toContain('fewer than 10 events per parameter')
  })

  it.each([
    ['nothing', []],
    ['nothing but suppressed rows', [null, null, null]],
    ['infinite ends', [1, 0, Infinity]],
    ['very small numbers', [1e-300, 1e-308, 1e-200]],
    ['very large numbers', [1e200, 1e100, 1e300]],
  ] as const)('of %s is drawn', (_, [estimate, low, high]) => {
    const row = { label: 'x', estimate: estimate ?? null, low: low ?? null, high: high ?? null }
    for (const measure of ['odds-ratio', 'coefficient'] as const) {
      const rows = estimate === undefined ? [] : [{ ...row, pooled: false }]
      const svg = renderSvg({ ...sample('forest'), measure, rows }, 'en')
      readSvg(svg)
      expect(svg).not.toMatch(/NaN|Infinity/)
    }
  })

  it('draws whatever numbers there are', () => {
    const real = fc.option(fc.double({ noNaN: true }), { nil: null })
    const row = fc.record({
      label: fc.string({ unit: 'binary' }),
      estimate: real,
      low: real,
      high: real,
      pooled: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.boolean(), (rows, ratio) => {
        const figure: ForestFigure = {
          ...sample('forest'),
          measure: ratio ? 'hazard-ratio' : 'coefficient',
          rows,
        }
        const svg = renderSvg(figure, 'en')
        readSvg(svg)
        expect(svg).not.toMatch(/NaN|Infinity/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the others', () => {
  it('say their numbers', () => {
    const of = (kind: Figure['kind']): readonly string[] =>
      readSvg(renderSvg(sample(kind), 'en')).texts
    expect(of('roc')).toContain('model: AUC 0.881 (95 % CI 0.859 to 0.903)')
    expect(of('balance')).toEqual(expect.arrayContaining(['0.412', '0.021', 'Before', 'After']))
    expect(of('balance')).toContain('Dashed line: 0.10, below which groups count as balanced.')
    expect(of('overlap')).toEqual(expect.arrayContaining(['new anticoagulant', 'warfarin', '0.10']))
    expect(of('calibration')).toContain('observed, with 95 % CI')
  })

  it('a balance of one comparison has one column', () => {
    const { covariates } = sample('balance')
    const one = covariates.map(({ label, before }) => ({ label, before }))
    const { texts } = readSvg(renderSvg({ ...sample('balance'), covariates: one }, 'en'))
    expect(texts).toContain('Difference')
    expect(texts).not.toContain('After')
  })
})
