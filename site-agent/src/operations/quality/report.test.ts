import { languageSchema, type Language } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { qualityTexts } from '../../text/quality-texts.ts'
import type { Quality } from '../../vault/quality/check-quality.ts'
import { checkNames } from '../../vault/quality/names.ts'
import { counted, failure, found, type Subject } from '../../vault/quality/result.ts'
import { summaryOf, summarySchema } from '../../vault/quality/summary.ts'
import { reportData } from './report-data.ts'
import { reportHtml } from './report-html.ts'
import { reportText } from './report-text.ts'

const subject = (check: Subject['check'], field: string | null = 'person_id'): Subject => ({
  ...{ check, table: 'measurement', field, threshold: 0 },
})
const hostile = `<img src=x onerror="alert('1')">\u001b[31m&amp;`

const quality: Quality = {
  facts: {
    ...{ sourceKind: 'omop-folder', cdmVersion: '5.4', statedVersion: '5.4' },
    vocabularyVersion: hostile,
  },
  results: [
    counted(subject('isRequired'), 0, 4711),
    counted(subject('fkDomain'), 12, 4711),
    counted(subject('isForeignKey'), 2649, 5343),
    { ...counted(subject('unitsAgree'), 4243, 4711), concept: '3004249' },
    found(subject('cdmField', hostile), 'warn', { similar: hostile.repeat(9) }),
    failure(subject('isPrimaryKey'), 'statement-timeout'),
    counted(subject('plausibleGender'), 0, 0),
  ],
}
const telling = (language: Language, exact = false) => ({
  ...{ language, t: qualityTexts(language), exact },
})

describe('the report', () => {
  it('has failures first, then warnings, then how many checks ended how', () => {
    const text = reportText(quality, telling('en'))
    const order = [
      'fail  isForeignKey: ids that the table they point to does not have',
      'warning  cdmField',
      'warning  isPrimaryKey',
      'warning  fkDomain',
      'warning  unitsAgree',
      'conformance ',
    ].map((each) => text.indexOf(each))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(text).toContain('statement-timeout')
    expect(text).toContain('measurement.person_id, concept 3004249')
    expect(text).not.toContain('\u001b')
  })

  it('has bands, and counts only when they are asked for', () => {
    const counts = ['4243', '4711', '2649', '5343', '4,243', '2,649']
    const pages = (exact: boolean): readonly string[] => [
      reportText(quality, telling('en', exact)),
      reportHtml(quality, telling('en', exact), { subject: 'all', at: '' }),
      JSON.stringify(reportData(quality, exact)),
    ]
    for (const page of pages(false)) {
      for (const count of counts) expect(page).not.toContain(count)
      expect(page).toContain('1k-9k')
    }
    for (const page of pages(true)) expect(page).toMatch(/2,?649/)
    const kept = JSON.stringify(summaryOf(quality, 0))
    for (const count of counts) expect(kept).not.toContain(count)
  })

  it.each(languageSchema.options)(
    'is a page that fetches nothing and runs nothing (%s)',
    (language) => {
      const page = reportHtml(quality, telling(language), { subject: hostile, at: '2026-01-01' })
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).toContain(`default-src 'none'`)
      expect(page).not.toMatch(/<(?:script|img|link|iframe|object|a|form|base)\b/)
      expect(page).not.toMatch(/<[^>]*\s(?:src|href|on[a-z]+)\s*=/)
      expect(page).not.toMatch(/url\(|@import/)
      expect(page).not.toContain('\u001b')
      expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;')
      expect(page).toContain('&amp;amp;')
      const tags = [...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag)
      const balanced = tags.filter((tag) => tag !== 'meta')
      expect(balanced.length % 2).toBe(0)
    },
  )

  it('keeps a summary that its schema knows, without what passed', () => {
    const kept = summaryOf(quality, Date.UTC(2026, 0, 2))
    expect(summarySchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    expect(kept.at).toBe('2026-01-02T00:00:00.000Z')
    expect(kept.categories.conformance).toEqual({ fail: 1, warn: 3, pass: 1, 'not-applicable': 0 })
    expect(kept.findings.map(({ check }) => check)).toEqual([
      ...['fkDomain', 'isForeignKey', 'unitsAgree', 'cdmField', 'isPrimaryKey'],
    ])
  })

  it('says of every check what it counts', () => {
    for (const language of languageSchema.options) {
      const said = checkNames.map((check) => qualityTexts(language)(`check.${check}`))
      expect(new Set(said).size).toBe(checkNames.length)
    }
  })
})
