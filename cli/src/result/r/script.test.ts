import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { languageSchema } from '@sampan/shared'
import { resultCsv } from '@sampan/terminal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseName } from '../result-files.ts'
import { releasedOfEveryKind } from '../results.test.data.ts'
import { scriptFile } from './script.ts'

const hasR = spawnSync('Rscript', ['--version']).status === 0
const note = hasR ? '' : ' (SKIPPED: no Rscript here)'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-r-'))
const written = (language: 'en' | 'zh-Hant' | 'zh-Hans') =>
  scriptFile(releasedOfEveryKind, { language, folder, stored: [] })

beforeAll(() => {
  for (const each of releasedOfEveryKind)
    writeFileSync(path.join(folder, `${baseName(each)}.csv`), resultCsv(each.result))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(!hasR)(`the exported script, run by R${note}`, () => {
  it.each(languageSchema.options)('prints every table and plots it (%s)', (language) => {
    const { file, content } = written(language)
    writeFileSync(file, content)
    // From elsewhere: what it reads lies beside it, and in a locale of 7 bits at worst.
    for (const locale of language === 'en' ? ['C', 'C.UTF-8'] : ['C.UTF-8']) {
      const output = execFileSync('Rscript', ['--vanilla', file], {
        cwd: tmpdir(),
        env: { ...process.env, LC_ALL: locale },
        encoding: 'utf8',
      })
      for (const { analysis } of releasedOfEveryKind) expect(output).toContain(`\n${analysis}\n`)
      expect(output).toMatch(/target +1234/)
      expect(output).toMatch(/age +0\.05 +0\.01/)
      expect(output).toMatch(/ =gout +NA/)
      if (locale === 'C.UTF-8') expect(output).toContain('胸痛[無症狀]')
    }
    const pdf = readFileSync(file.replace(/R$/, 'pdf'))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.byteLength).toBeGreaterThan(4000)
  })

  it('plots every table that has a plot, on a page of its own', () => {
    const { file, content } = written('en')
    // Counts pages with R's own hook.
    const counted = content.replace(
      'if (!interactive()) invisible(dev.off())',
      'if (!interactive()) invisible(dev.off())\ncat("pages", pages, "\\n")',
    )
    writeFileSync(
      file,
      `pages <- 0\nsetHook("before.plot.new", function(...) pages <<- pages + 1)\n${counted}`,
    )
    const output = execFileSync('Rscript', ['--vanilla', file], { encoding: 'utf8' })
    // One each, but for two features that are described.
    expect(output).toContain(`pages ${releasedOfEveryKind.length + 1}`)
  })
})

it('names a plot for every kind that has one', () => {
  const { content } = written('en')
  for (const [, called] of content.matchAll(/^show_result\(.*, (\w+)\)$/gm))
    expect(content).toContain(`${called} <- function(name, table)`)
  expect(content.match(/^show_result\(/gm)).toHaveLength(releasedOfEveryKind.length)
})
