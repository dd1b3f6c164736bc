import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { systemClock } from '@sampan/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { keepLogHead } from '../vault/ledger/log-head.ts'
import { setFlag } from '../vault/ledger/flags.ts'
import { makeDuckdb, smallCdm } from '../vault/omop/sources.test.fixture.ts'
import { agent, clockAt, newPlace, offer, register, type Place } from './program.test.support.ts'

let place: Place
beforeEach(async () => {
  place = await newPlace()
})

interface Line {
  readonly check: string
  readonly status: string
  readonly code?: string
  readonly about: string
}
async function lines(...words: string[]): Promise<readonly Line[]> {
  return (await place.ask('check', ...words)).data['findings'] as Line[]
}
const line = async (check: string): Promise<Line> =>
  (await lines()).find((each) => each.check === check)!

/** The small CDM of the source's own tests, as a real DuckDB file. */
async function writeCdm(change: (files: Record<string, string>) => void = () => undefined) {
  const files: Record<string, string> = { ...smallCdm }
  change(files)
  const folder = path.join(place.folder, 'csv')
  mkdirSync(folder)
  const statements = Object.entries(files).map(([name, text]) => {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return `create table ${name.replace('.csv', '')} as from read_csv('${file}')`
  })
  await makeDuckdb(path.join(place.folder, 'data'), statements)
}

describe('check', () => {
  it('finds what is sound in order', async () => {
    await writeCdm()
    const found = await lines()
    for (const check of ['settings', 'keys', 'clock', 'policy', 'floors'])
      expect(found).toContainEqual({ check, status: 'ok', about: '' })
    expect(found).toContainEqual({ check: 'data', status: 'ok', about: 'duckdb-file' })
    expect(found).toContainEqual({ check: 'readable', status: 'ok', about: 'person' })
    expect(found).toContainEqual({
      check: 'approvers',
      status: 'warning',
      about: 'data-steward, ethics',
    })
  })

  it('ends in the first problem, says what to do, and names no value', async () => {
    await writeCdm((files) => {
      files['person.csv'] = files['person.csv']!.replace(/19\d\d/, 'secret-77')
    })
    const ran = await place.run('check')
    expect(ran.status).toBe(70)
    expect(ran.output).toMatch(/problem +enrolment/)
    expect(ran.output).toMatch(/problem +table can be read, person\.year_of_birth/)
    expect(ran.output).toContain('source-type-wrong')
    expect(ran.errors).toMatch(/^\d+ problems/)
    expect(ran.output + ran.errors).not.toContain('secret-77')
    expect((await place.run('check', '--lang', 'zh-Hant')).output).toContain('數據來源')
  })

  it('looks at the tables that a study needs', async () => {
    await writeCdm()
    const study = await offer(place, {
      features: [
        { name: 'age', kind: 'age', at: null },
        {
          ...{ name: 'drug', kind: 'presence', domain: 'drug', concepts: [1] },
          ...{ descendants: false, window: 'any' },
        },
      ],
    })
    const found = await lines(study.manifest.id)
    expect(found.filter(({ status }) => status === 'problem')).toMatchObject([
      { check: 'enrolment' },
      { check: 'readable', code: 'source-table-missing', about: 'drug_exposure' },
    ])
    expect(found.map(({ about }) => about)).not.toContain('measurement')
    expect((await place.ask('check', 'study_x')).code).toBe('study-unknown')
  })

  it('misses the data', async () => {
    expect(await line('data')).toMatchObject({ status: 'problem', code: 'source-unreachable' })
  })

  it('reads the rules', async () => {
    const { policy, floors } = place.home
    writeFileSync(policy, 'permit everything')
    writeFileSync(floors, 'schema: sampan/floors/v1\ncell: 1\n')
    expect(await line('policy')).toMatchObject({ status: 'problem', code: 'policy-invalid' })
    expect(await line('floors')).toMatchObject({ status: 'warning', about: 'lowered' })
    writeFileSync(floors, 'schema: sampan/floors/v1\ncells: 1\n')
    expect(await line('floors')).toMatchObject({ status: 'problem', code: 'floors-invalid' })
    for (const file of [policy, floors]) rmSync(file)
    expect(await line('policy')).toMatchObject({ code: 'policy-missing' })
    expect(await line('floors')).toMatchObject({ code: 'floors-missing' })
  })

  it('looks at keys, certificate and clock', async () => {
    const at = async (ms: number): Promise<readonly Line[]> => {
      const words = ['check', '--home', place.home.folder, '--json']
      const ran = await agent(words, { clock: clockAt(ms) })
      return ran.json().data!['findings'] as Line[]
    }
    const now = systemClock.nowMs()
    const dayMs = 24 * 60 * 60 * 1000
    const keys = (found: readonly Line[]) => found.find(({ check }) => check === 'keys')
    expect(keys(await at(now + 340 * dayMs))).toMatchObject({ status: 'warning' })
    expect(keys(await at(now + 400 * dayMs))).toMatchObject({ code: 'certificate-invalid' })
    await place.ledger((ledger) =>
      keepLogHead(ledger, { origin: 'x', size: 1, root: new Uint8Array(32) }, systemClock),
    )
    expect((await at(now - dayMs)).find(({ check }) => check === 'clock')).toMatchObject({
      code: 'clock-wrong',
    })
    writeFileSync(place.home.vault.protocolKey, 'x')
    expect(await line('keys')).toMatchObject({ code: 'key-missing' })
    writeFileSync(place.home.settings, 'version: 2')
    expect(await lines()).toMatchObject([{ check: 'settings', code: 'settings-invalid' }])
  })

  it('knows approvers and the word of the console', async () => {
    await register(place, 'Chan', 'data-steward,ethics')
    expect(await line('approvers')).toMatchObject({ status: 'warning', about: 'a second person' })
    await register(place, 'Wong', 'ethics')
    expect(await line('approvers')).toMatchObject({ status: 'ok' })
    await place.ledger((ledger) => setFlag(ledger, 'stopped', 'console', systemClock))
    expect(await line('console')).toMatchObject({ status: 'warning', code: 'agent-stopped' })
    await place.ledger((ledger) => setFlag(ledger, 'locked', 'log-fork', systemClock))
    expect(await line('console')).toMatchObject({ status: 'problem', code: 'agent-locked' })
  })

  it('shows the quality of the data in bands, and keeps what was found', async () => {
    await writeCdm()
    const study = await offer(place, { features: [{ name: 'age', kind: 'age', at: null }] })
    const { id } = study.manifest
    expect((await place.run('show', id)).output).toContain(`not checked: sampan-agent check ${id}`)
    const html = path.join(place.folder, 'quality.html')
    const ran = await place.run('check', id, '--html', html)
    expect(ran.output).toContain('Data quality')
    expect(ran.output).toMatch(/conformance +0 +/)
    expect(ran.output).toContain('Counts are bands')
    expect(readFileSync(html, 'utf8')).toContain(`study ${id}`)
    expect(statSync(html).mode & 0o777).toBe(0o600)
    expect((await place.ask('check', id, '--html', html)).code).toBe('file-exists')
    const shown = await place.ask('show', id)
    expect(shown.data['quality']).toMatchObject({ schema: 'sampan/quality/v1', cdmVersion: '5.4' })
    expect((await place.run('show', id)).output).toMatch(/data quality, conformance +0 fail/)
    writeFileSync(path.join(place.home.vault.quality, `${id}.json`), '{')
    expect((await place.ask('show', id)).data['quality']).toBeNull()
  })

  it('shows counts as they are to the hospital that asks', async () => {
    await writeCdm()
    const asked = async (...words: string[]) =>
      (await place.ask('check', ...words)).data['quality'] as {
        readonly results: readonly { readonly check: string; readonly rows: unknown }[]
      }
    const rows = ({ results }: Awaited<ReturnType<typeof asked>>) =>
      results.find(({ check }) => check === 'isRequired')?.rows
    expect(rows(await asked())).toBe('<10')
    expect(rows(await asked('--exact'))).toBe(5)
  })

  it('holds a registry against its dictionary, once a table is named', async () => {
    const folder = path.join(place.folder, 'data')
    mkdirSync(folder)
    const rows = Array.from({ length: 25 }, (_, k) => `${k},0`)
    writeFileSync(path.join(folder, 'devices.csv'), ['age,chol', ...rows].join('\n'))
    writeFileSync(
      path.join(folder, 'devices.dictionary.yaml'),
      [
        'schema: sampan/dictionary/v1',
        'columns:',
        '  - {name: age, type: number, level: 2}',
        '  - {name: chol, type: number, level: 2}',
      ].join('\n'),
    )
    const settings = readFileSync(place.home.settings, 'utf8')
    writeFileSync(place.home.settings, settings.replace(/model: "?omop"?/, 'model: registry'))
    expect((await place.run('check')).output).toContain('--table')
    const found = await place.run('check', '--table', 'devices')
    expect(found.output).toMatch(/valuesVary.*\n.*\n-.*\ndevices\.chol +10-99 of 10-99/)
    expect((await lines('--table', 'absent')).at(-1)).toMatchObject({
      ...{ check: 'data', status: 'problem', code: 'dictionary-invalid' },
    })
  })
})
