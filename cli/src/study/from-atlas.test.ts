import { mkdirSync } from 'node:fs'
import { languageSchema } from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directory, somebody, type Person } from '../testing/fixtures.test.support.ts'

let person: Person
beforeEach(() => {
  person = somebody()
})
afterEach(() => {
  person.leave()
})

describe('study from-atlas', () => {
  const named = {
    ...directory,
    sites: directory.sites.map((site, k) => ({ ...site, site: `site-${k + 1}` })),
  }
  const definition = (more: object = {}): string =>
    JSON.stringify({
      ConceptSets: [
        {
          id: 0,
          name: 'celecoxib',
          expression: { items: [{ concept: { CONCEPT_ID: 1118084 }, includeDescendants: true }] },
        },
      ],
      PrimaryCriteria: {
        CriteriaList: [{ DrugExposure: { CodesetId: 0 } }],
        ObservationWindow: { PriorDays: 0, PostDays: 0 },
        PrimaryCriteriaLimit: { Type: 'First' },
      },
      ...more,
    })

  it.each(languageSchema.options)('in %s lacks nothing but its sites', async (language) => {
    const first = person.write('1118 New users.JSON', definition())
    const made = await person.ask(['study', 'from-atlas', first, '--lang', language])
    const file = person.file('study.yaml')
    expect(made).toMatchObject({
      ok: true,
      data: {
        file,
        cohorts: [
          {
            cohort: 'cohort_1118_new_users',
            file: '1118 New users.JSON',
            conceptSets: 1,
            rules: 0,
          },
        ],
      },
    })
    person.write('directory.json', JSON.stringify(named))
    expect(
      await person.ask(`study validate ${file} --directory ${person.file('directory.json')}`),
    ).toMatchObject({
      ok: true,
      data: {
        manifest: {
          cohorts: [{ id: 'cohort_1118_new_users', definition: { kind: 'circe', rules: 0 } }],
          population: { target: 'cohort_1118_new_users', index: 'cohort-start' },
        },
      },
    })
  })

  it('copies what lies elsewhere, and gives every cohort a name of its own', async () => {
    mkdirSync(person.file('elsewhere'))
    const first = person.write('stroke.json', definition())
    const second = person.write('elsewhere/Stroke!.json', definition())
    const made = await person.ask(`study from-atlas ${first} ${second}`)
    expect(made).toMatchObject({
      data: { cohorts: [{ cohort: 'stroke' }, { cohort: 'stroke_2', file: 'Stroke!.json' }] },
    })
    expect(person.read('Stroke!.json')).toBe(definition())
    const other = person.write('elsewhere/stroke.json', definition({ Title: 'x' }))
    expect(
      await person.ask(`study from-atlas ${other} --out ${person.file('more.yaml')}`),
    ).toMatchObject({ ok: false })
  })

  it('refuses by name and place what is not understood, and writes nothing', async () => {
    const file = person.write('bad.json', definition({ Sql: 'drop table person' }))
    expect(await person.ask(`study from-atlas ${file}`)).toMatchObject({
      error: { code: 'cohort-unsupported', context: { file, path: '$.Sql' } },
    })
    person.write('bad.json', '{')
    expect(await person.ask(`study from-atlas ${file}`)).toMatchObject({
      error: { code: 'file-malformed' },
    })
    expect(() => person.read('study.yaml')).toThrow()
  })

  it('overwrites neither a study nor a definition', async () => {
    mkdirSync(person.file('elsewhere'))
    person.write('study.yaml', 'mine')
    const file = person.write('a.json', definition())
    expect(await person.ask(`study from-atlas ${file}`)).toMatchObject({
      error: { code: 'file-exists' },
    })
    const other = person.write('elsewhere/a.json', definition({ EndStrategy: {} }))
    const out = person.file('new.yaml')
    const second = await person.ask(`study from-atlas ${other} --out ${out}`)
    expect(second).toMatchObject({ ok: false })
    expect([person.read('study.yaml'), person.read('a.json')]).toEqual(['mine', definition()])
  })
})
