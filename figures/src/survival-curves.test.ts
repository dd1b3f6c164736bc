import { describe, expect, it } from 'vitest'
import { groupStyle } from './drawing/style.ts'
import type { KaplanMeierFigure } from './figure.ts'
import { renderSvg } from './render-svg.ts'
import { sample } from './samples.test.data.ts'
import { readSvg } from './svg-reading.test.support.ts'

describe('survival curves', () => {
  const figure = sample('kaplan-meier')
  const { texts } = readSvg(renderSvg(figure, 'en'))

  it('are told apart by dashes and marks, not by shades alone', () => {
    const looks = Array.from({ length: 8 }, (_, k) => groupStyle(k))
    expect(new Set(looks.map(({ dash }) => dash.join())).size).toBe(8)
    expect(new Set(looks.map(({ symbol, filled }) => `${symbol} ${filled}`)).size).toBe(8)
    const svg = renderSvg(figure, 'en')
    const dashes = new Set([...svg.matchAll(/stroke-dasharray="([^"]*)"/g)].map(([, dash]) => dash))
    expect(dashes.size).toBe(figure.groups.length - 1)
  })

  it('have the people at risk under the ticks', () => {
    const svg = renderSvg(figure, 'en')
    const places = [
      ...svg.matchAll(
        /<text [^>]*text-anchor="middle"[^>]*translate\(([-\d.]+) ([-\d.]+)\)[^>]*>([^<]*)/g,
      ),
    ]
    const at = (text: string): string[] =>
      places.filter(([, , , found]) => found === text).map(([, x]) => x!)
    // 138 men at the beginning, 67 at day 200, as the steps say.
    expect(at('0')).toEqual(expect.arrayContaining(at('138')))
    expect(at('138')).toHaveLength(1)
    expect(at('67')).toEqual(at('200'))
  })

  it('say medians, and those that were not reached', () => {
    expect(texts).toContain('male (median 270; 95 % CI 212 to 310)')
    expect(texts).toContain('female (median 426; 95 % CI 348 to not reached)')
    expect(texts).toContain('未知或其他性別 (median not reached)')
  })

  it('count the people at risk as R does: those of the first step that is not earlier', () => {
    const steps = [2, 5, 9].map((time, k) => ({
      time,
      atRisk: 30 - 10 * k,
      survival: 0.9,
      low: null,
      high: null,
    }))
    const one: KaplanMeierFigure = { ...figure, groups: [{ label: 'a', median: null, steps }] }
    const counts = readSvg(renderSvg(one, 'en')).texts
    const risk = counts.slice(counts.indexOf('Number at risk') + 1)
    // Ticks 0, 2, 4, 6, 8, 10.
    expect(risk.slice(0, 7)).toEqual(['a', '30', '30', '20', '10', '10', '0'])
  })

  it('break where a step is suppressed', () => {
    const svg = renderSvg(figure, 'en')
    const broken = [...svg.matchAll(/<path [^>]*stroke-dasharray="([^"]*)"/g)].map(
      ([, dash]) => dash,
    )
    expect(broken.filter((dash) => dash === groupStyle(3).dash.join())).toHaveLength(3)
    expect(texts).toContain(
      '1 value is not shown: the rules of disclosure withhold it, or it is not defined.',
    )
  })

  it('of nobody are drawn', () => {
    for (const groups of [[], [{ label: 'a', median: null, steps: [] }]])
      expect(renderSvg({ ...figure, groups }, 'en')).not.toMatch(/NaN|Infinity/)
  })
})
