import { invariant } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { filesOf, formats, withoutFigure, type Exporting } from './result-files.ts'
import { releasedOfEveryKind } from './results.test.data.ts'

const exporting: Exporting = { language: 'zh-Hant', folder: 'out', stored: [] }
const model = releasedOfEveryKind.find(({ result }) => result.kind === 'glm')
invariant(model !== undefined, 'there is a model')
const run = model.run

describe('the files of a result', () => {
  it('are one for each figure, and a page', async () => {
    const svg = await filesOf(model, 'svg', exporting)
    expect(svg.map(({ file }) => file)).toEqual([`out/${run}-a-glm-forest.svg`])
    expect(svg[0]?.content).toContain('a-glm：勝算比')
    // What the analysis warned of stands under the picture.
    expect(svg[0]?.content).toContain('每個參數少於 10 宗事件')
    const html = await filesOf(model, 'html', exporting)
    expect(html.map(({ file }) => file)).toEqual([`out/${run}-a-glm.html`])
    expect(html[0]?.content).toContain('<html lang="zh-Hant">')
    expect(html[0]?.content).toContain(`<dd>${model.manifest}</dd>`)
  })

  it('without the intercept, which is no comparison', async () => {
    const [svg] = await filesOf(model, 'svg', exporting)
    expect(svg?.content).toContain('胸痛[無症狀]')
    expect(svg?.content).not.toContain('Intercept')
  })

  it('are numbered where there are more of one kind', async () => {
    const rates = releasedOfEveryKind.find(({ result }) => result.kind === 'incidence')
    invariant(rates !== undefined, 'there are rates')
    const svg = await filesOf(rates, 'svg', exporting)
    const names = svg.map(({ file }) => file.replace(`out/${run}-a-incidence-`, ''))
    expect(names).toEqual(['forest.svg', 'forest-2.svg'])
    expect(svg[0]?.content).toContain('每 1,000 人年的發生率')
    expect(svg[1]?.content).toContain('60+ / &lt;60')
  })

  it('are told where there is nothing to draw', async () => {
    const all = await Promise.all(
      releasedOfEveryKind.flatMap((each) =>
        formats.map((format) => filesOf(each, format, exporting)),
      ),
    )
    const files = all.flat()
    expect(new Set(files.map(({ file }) => file)).size).toBe(files.length)
    expect(withoutFigure(releasedOfEveryKind, ['svg', 'csv'], files)).toEqual([
      'a-crosstab',
      'a-feasibility',
      'a-prevalence',
      'a-describe',
    ])
    expect(withoutFigure(releasedOfEveryKind, ['csv'], files)).toEqual([])
  })
})
