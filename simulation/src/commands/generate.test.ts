import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from '@sampan/terminal'
import { recordedSurroundings } from '@sampan/terminal/testing'
import { describe, expect, it } from 'vitest'
import { askOf, temporaryFolder } from '../cdm/cdm.test.support.ts'
import { tableNames } from '../hospitals/cdm-tables.ts'
import { sampanGenerate } from './program.ts'

const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)

async function type(...words: readonly string[]) {
  const recorded = recordedSurroundings({ words })
  const status = await runProgram(sampanGenerate, recorded.surroundings)
  return { status, output: recorded.output(), errors: recorded.errors() }
}

const small = ['--people', '20', '--events', '10']

describe('scripts/generate', () => {
  it('writes a file, says how it gets on, and how many rows there are', async () => {
    const { status, output, errors } = await type(at('a.duckdb'), ...small, '--ids', 'wide')
    expect(status).toBe(0)
    expect(errors).toBe('0 of 20 people are written\n20 of 20 people are written\n')
    expect(output).toMatch(/^person +20$/m)
    const [row = []] = await askOf(at('a.duckdb'), (ask) =>
      ask('select min(person_id) from person'),
    )
    expect(Number(row[0])).toBeLessThan(0)
  })

  it('writes a folder of files, one for each table', async () => {
    const { status, output } = await type(
      at('b'),
      ...small,
      '--format',
      'csv',
      '--cdm',
      '5.3',
      '--json',
    )
    expect(status).toBe(0)
    expect(JSON.parse(output)).toMatchObject({ data: { path: at('b'), rows: { person: 20 } } })
    expect(readdirSync(at('b')).sort()).toEqual(
      tableNames()
        .map((table) => `${table}.csv`)
        .sort(),
    )
  })

  it('draws the people of the hospital and seed that were named', async () => {
    for (const [name, ...more] of [['c'], ['d', '--hospital', 'harbour'], ['e', '--seed', 'x']])
      await type(at(`${name}.duckdb`), ...small, ...more)
    const ages = await Promise.all(
      ['c', 'd', 'e'].map((name) =>
        askOf(at(`${name}.duckdb`), (ask) => ask('select sum(year_of_birth) from person')),
      ),
    )
    expect(new Set(ages.map(String)).size).toBe(3)
  })

  it('overwrites nothing, and leaves nothing of what it cannot finish', async () => {
    writeFileSync(at('there'), 'kept')
    expect(await type(at('there'))).toMatchObject({ status: 11 })
    expect((await type(at('nowhere/f.duckdb'))).status).toBe(11)
    for (const [option, value] of [
      ['--people', '0'],
      ['--people', '2000001'],
      ['--hospital', 'x'],
    ])
      expect(await type(at('g.duckdb'), option!, value!)).toMatchObject({ status: 2 })
    expect(existsSync(at('g.duckdb'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each([
    ['en', 'number of people'],
    ['zh-Hant', '人數'],
    ['zh-Hans', '人数'],
  ])('has a help page in %s', async (language, words) => {
    const { status, output } = await type('--help', '--lang', language)
    expect(status).toBe(0)
    expect(output).toContain(words)
  })
})
