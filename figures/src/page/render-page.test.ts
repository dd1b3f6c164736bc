import { languageSchema } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { samples } from '../samples.test.data.ts'
import { readSvg } from '../svg-reading.test.support.ts'
import { renderPage } from './render-page.ts'

const facts = [['run', 'run_1 <b>']] as const

describe.each(languageSchema.options)('a page in %s', (language) => {
  const page = renderPage(samples, { language, title: 'model & "more" <x>', facts })

  it('is one file with a policy that lets nothing in', () => {
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).toContain('<title>model &amp; &quot;more&quot; &lt;x&gt;</title>')
    expect(page).toContain('<dd>run_1 &lt;b&gt;</dd>')
    expect(page).not.toMatch(
      /<script|<link|<img|<iframe|\son[a-z]+=|javascript:|@import|url\(["']?http/i,
    )
    const outside = page.match(/https?:[^"]*/g) ?? []
    expect(new Set(outside)).toEqual(new Set(['http://www.w3.org/2000/svg']))
  })

  it('has every figure with a table of its numbers', () => {
    const pictures = page.match(/<svg [\s\S]*?<\/svg>/g) ?? []
    expect(pictures).toHaveLength(samples.length)
    expect(page.match(/<table>/g)).toHaveLength(samples.length)
    for (const picture of pictures) readSvg(picture)
    // Of men at the ticks of the axis, the last of them before their last time.
    expect(page.match(/<th scope="row">male<\/th>/g)).toHaveLength(6)
    expect(page).toContain('<td>1.05</td>')
    expect(page).toContain(
      '<th scope="row">chest_pain[asymptomatic angina at rest or under load]</th>',
    )
  })

  it('names everything once', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(samples.length)
    expect(new Set(ids).size).toBe(ids.length)
    const used = [...page.matchAll(/(?:url\(#|aria-labelledby=")([^)"]*)/g)].map(([, id]) => id)
    expect(ids).toEqual(expect.arrayContaining(used))
  })

  it('is the same every time', () => {
    expect(renderPage(samples, { language, title: 'model & "more" <x>', facts })).toBe(page)
  })
})
