import { limits } from '@sampan/proto'
import {
  formatDigest,
  sha256,
  signedStudy,
  systemClock,
  utf8,
  type SignedStudy,
} from '@sampan/shared'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { small } from '../cohort/circe/small-definition.test.support.ts'
import { keepStudy, listStudies, listStudiesSpokenOf } from '../ledger/studies.ts'
import { hostileHub, type HostileHub } from '../hostile/hostile-hub.test.support.ts'

let hub: HostileHub
beforeEach(async () => {
  hub = await hostileHub({ sites: 4 })
})
afterEach(() => hub.stop())

const titled = (title: string): SignedStudy => signedStudy({ ...hub.study.manifest, title })
async function offer({ digest, bytes }: SignedStudy): Promise<void> {
  const value = { manifestDigest: digest, manifest: bytes, files: [] }
  await hub.ask(1, {}, { type: 'studyOffer', value })
}

it('takes no more studies than people can look through', async () => {
  const { ledger } = hub.vault(1)
  for (let k = 0; k < limits.studiesUndecidedMax; k++)
    await keepStudy(ledger, titled(`Study ${k}`), systemClock)
  await expect(offer(titled('One more'))).rejects.toMatchObject({ code: 'overloaded' })
  // What is known already may come again, and what was decided does not count.
  await offer(titled('Study 0'))
  await offer(hub.study)
  expect(await listStudies(ledger)).toHaveLength(limits.studiesUndecidedMax + 1)
  expect((await listStudiesSpokenOf(ledger)).map(({ name }) => name)).toEqual([hub.study.name])
})

it('keeps no more files that belong to nothing than one study may have', async () => {
  const file = (content: Uint8Array, digest = sha256(content)) =>
    hub.ask(1, {}, { type: 'studyFile', value: { digest, content } })
  for (let k = 0; k < limits.studyFilesMax; k++) await file(utf8(`file ${k}`))
  await expect(file(utf8('one more'))).rejects.toMatchObject({ code: 'overloaded' })
  expect(await file(utf8('file 0'))).toEqual([])
  await expect(file(utf8('x'), new Uint8Array(32))).rejects.toMatchObject({
    code: 'manifest-digest-mismatch',
  })
  const files = hub.vault(1).ledger.selectFrom('study_file').select('digest')
  expect(await files.execute()).toHaveLength(limits.studyFilesMax)
})

/** A study of everybody who fits a definition of ATLAS. */
function atlasStudy(content: Uint8Array, rules = 0): SignedStudy {
  const definition = { kind: 'circe', file: formatDigest(sha256(content)), rules } as const
  const { manifest } = hub.study
  return signedStudy({
    ...manifest,
    data: { model: 'omop', versions: ['5.4'] },
    cohorts: [{ id: 'target', name: 'ATLAS', definition }],
    population: { ...manifest.population, target: 'target', index: 'cohort-start' },
    features: [{ name: 'age', kind: 'age', at: null }],
    ranges: { age: { low: 0, high: 120, outside: 'missing' } },
    terms: [],
    analyses: [{ id: 'count', kind: 'feasibility', perSite: false }],
  })
}

it('takes a study with a cohort definition when the definition has come, and is understood', async () => {
  const bring = (content: Uint8Array) =>
    hub.ask(1, {}, { type: 'studyFile', value: { digest: sha256(content), content } })
  const good = utf8(JSON.stringify(small()))
  await expect(offer(atlasStudy(good))).rejects.toMatchObject({ code: 'study-file-missing' })
  await bring(good)
  await offer(atlasStudy(good))
  await expect(offer(atlasStudy(good, 1))).rejects.toMatchObject({ code: 'study-invalid' })
  const odd = utf8(JSON.stringify({ ...small(), Verdict: 1 }))
  await bring(odd)
  await expect(offer(atlasStudy(odd))).rejects.toMatchObject({
    code: 'cohort-unsupported',
    context: { feature: 'Verdict', path: '$.Verdict' },
  })
  const kept = await listStudies(hub.vault(1).ledger)
  expect(kept.map(({ name }) => name)).toContain(atlasStudy(good).name)
  expect(kept).toHaveLength(2)
})
