import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '@sampan/proto'
import {
  fitsRing,
  formatDigest,
  generateP256,
  keyDigest,
  present,
  readStudy,
  sha256,
  systemClock,
  systemRandom,
  utf8,
  type Directory,
  type Manifest,
  type ManifestDraft,
} from '@sampan/shared'
import { openDatabase } from '../storage/database.ts'
import type { RecordedEvent, Records } from '../storage/records.ts'
import type { Database } from '../storage/schema.ts'
import { keepDecision, listStudies, submitStudy, summaryOf } from './studies.ts'

const sites = ['alpha', 'beta', 'gamma', 'delta']
const { publicKey } = generateP256()
const coordinator = { id: 'hub', protocolKey: publicKey }
const identityOf = (site: string): string => formatDigest(sha256(utf8(site)))
const directory: Directory = {
  coordinator: {
    id: 'hub',
    controller: 'institute',
    jurisdiction: 'HK',
    key: formatDigest(keyDigest(publicKey)),
  },
  sites: sites.map((site) => ({
    site,
    controller: `trust-${site}`,
    jurisdiction: 'HK',
    identity: identityOf(site),
  })),
}

const text = `
schema: sampan/study/v1
title: A test
purpose: To test.
sponsor: Nobody
investigator: { name: Dr Lam, affiliation: Somewhere }
sites: [alpha, beta, gamma]
data: { registry: people }
asOf: 2024-01-01
features:
  age: { column: age, range: [0, 120] }
analyses:
  - { id: count, kind: feasibility }
`

const draft = (): ManifestDraft =>
  present(
    readStudy({ text, fileName: 'study.yaml' }, directory, { clock: systemClock }).manifest,
    'manifest',
  )

/** A study of OMOP data whose target is the definition in a file; `expandStudy` would not have made it. */
const atlasDraft = (file: string): ManifestDraft => ({
  ...draft(),
  data: { model: 'omop', versions: ['5.4'] },
  cohorts: [{ id: 'target', name: 'ATLAS', definition: { kind: 'circe', file, rules: 0 } }],
  features: [{ name: 'age', kind: 'age', at: null }],
})

let database: Database
let events: RecordedEvent[]
let records: Records

beforeEach(async () => {
  database = await openDatabase(':memory:')
  events = []
  records = {
    database,
    clock: systemClock,
    random: systemRandom,
    record: (_, event) => {
      events.push(event)
      return Promise.resolve()
    },
  }
  for (const { site, controller, jurisdiction, identity } of directory.sites)
    await database
      .insertInto('site')
      .values({
        ...{ id: site, controller, jurisdiction, identity, certificate: '{}' },
        ...{ state: 'enrolled', enrolled_at: 0n, revoked_at: null },
      })
      .execute()
})
afterEach(() => database.destroy())

const maria = {
  name: 'maria',
  actor: { kind: 'account', id: 'account_1', certificate: null },
} as const

const submit = (files: Parameters<typeof submitStudy>[1]['files'] = [], name = 'maria') =>
  submitStudy({ ...records, coordinator }, { draft: draft(), files, account: { ...maria, name } })

describe('a submission', () => {
  /** No manifest that satisfies the schema is wide enough for 128 bits: its analyses are put into 32. */
  it('whose sums could leave the ring is refused', async () => {
    const segments = [{ name: 'people', kind: 'count', length: 1, bound: 2 ** 30 } as const]
    const check = (manifest: Manifest) => fitsRing(manifest, () => ({ width: 32, segments }))
    const submission = { draft: draft(), files: [], account: maria }
    const submitted = submitStudy({ ...records, coordinator }, submission, [check])
    await expect(submitted).rejects.toMatchObject({ code: 'study-overflow' })
    expect(await listStudies(database)).toEqual([])
  })

  it('brings no files but those that the manifest names', async () => {
    const content = new Uint8Array(1000)
    const file = { digest: formatDigest(sha256(content)), content }
    await expect(submit([file])).rejects.toMatchObject({ code: 'value-invalid' })
    expect(await database.selectFrom('study_file').select('digest').execute()).toEqual([])
  })

  it.each([
    ['is not sent', 'study-file-missing', { Title: 'x' }, false],
    ['is not understood', 'cohort-unsupported', { Verdict: 1 }, true],
    ['has no meaning', 'cohort-invalid', {}, true],
  ])('is refused when a cohort definition %s', async (_, code, definition, sent) => {
    const content = utf8(JSON.stringify(definition))
    const digest = formatDigest(sha256(content))
    const submission = {
      draft: atlasDraft(digest),
      files: sent ? [{ digest, content }] : [],
      account: maria,
    }
    const submitted = submitStudy({ ...records, coordinator }, submission)
    await expect(submitted).rejects.toMatchObject({ code })
    expect(await listStudies(database)).toEqual([])
  })

  it('is one of so many that an account may make in a day', async () => {
    for (let k = 0; k < limits.studiesPerDayMax; k++) await submit()
    await expect(submit()).rejects.toMatchObject({ code: 'account-limit' })
    expect(events).toHaveLength(limits.studiesPerDayMax)
    await expect(submit([], 'other')).resolves.toBeDefined()
  })

  it('can be looked at also when there are more than one list holds', async () => {
    const study = await submit()
    const row = await database.selectFrom('study').selectAll().executeTakeFirstOrThrow()
    for (let k = 0; k <= limits.pageRowsMax; k++) {
      const later = { submitted_at: row.submitted_at + 1n, digest: identityOf(String(k)) }
      await database
        .insertInto('study')
        .values({ ...row, ...later })
        .execute()
    }
    const listed = await listStudies(database)
    expect(listed.some(({ digest }) => digest === study.name)).toBe(false)
    expect(await summaryOf(database, study)).toMatchObject({ digest: study.name })
  })
})

describe('a decision', () => {
  const value = (manifestDigest: Uint8Array) =>
    ({ manifestDigest, decision: 'approved', approvals: [] }) as const
  const deciding = (id: string, mayDecide = true) => ({
    id,
    certificate: identityOf(id),
    mayDecide: () => mayDecide,
  })

  it('is a participant’s to make', async () => {
    const { digest } = await submit()
    events.length = 0
    await expect(keepDecision(records, deciding('delta'), value(digest))).rejects.toMatchObject({
      code: 'participant-unknown',
    })
    await keepDecision(records, deciding('alpha'), value(digest))
    await keepDecision(records, deciding('alpha', false), value(digest))
    expect(events.map(({ type, actor }) => [type, actor.id])).toEqual([['study-approved', 'alpha']])
  })

  it('that is news once too often is refused', async () => {
    const { digest } = await submit()
    events.length = 0
    const late = keepDecision(records, deciding('alpha', false), value(digest))
    await expect(late).rejects.toMatchObject({ code: 'too-many-requests' })
    expect(events).toEqual([])
  })
})
