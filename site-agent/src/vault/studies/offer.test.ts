import { limits } from '@sampan/proto'
import { sha256, signedStudy, systemClock, utf8, type SignedStudy } from '@sampan/shared'
import { afterEach, beforeEach, expect, it } from 'vitest'
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
