import { readFileSync, writeFileSync } from 'node:fs'
import type { SignedStudy } from '@sampan/shared'
import { systemClock } from '@sampan/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  agent,
  clockAt,
  newPerson,
  newPlace,
  offer,
  register,
  signElsewhere,
  type Person,
  type Place,
} from './program.test.support.ts'

let place: Place
let steward: Person
let officer: Person
let study: SignedStudy
beforeEach(async () => {
  place = await newPlace()
  steward = await register(place, 'Chan Tai Man', 'data-steward')
  officer = await register(place, 'Wong Siu Ming', 'ethics')
  study = await offer(place)
})

const say = (word: string, person: Person, role: string): ReturnType<Place['ask']> => {
  const key = ['--key', person.keyFile, '--passphrase-file', person.passphraseFile]
  return place.ask(word, study.name.slice(7, 17), ...key, '--role', role, '--yes')
}
const decision = async (): Promise<unknown> => {
  const { data } = await place.ask('studies')
  return (data['studies'] as { decision: string }[])[0]!.decision
}

describe('a study', () => {
  it('is listed, and shown as the page that is signed', async () => {
    const { data } = await place.ask('studies')
    expect(data['studies']).toMatchObject([
      { id: study.manifest.id, digest: study.name, decision: 'pending', approvals: [] },
    ])
    const page = await place.run('show', study.manifest.id, '--language', 'zh-Hant')
    expect(page.output).toContain(study.name)
    expect(page.output).toMatch(/\p{Script=Han}{4}/u)
    expect((await place.run('show', study.name, '--manifest')).output).toContain(
      '"sampan/manifest/v1"',
    )
    expect((await place.ask('show', 'study_x')).code).toBe('study-unknown')
    expect((await place.ask('show', study.name.slice(7, 12))).code).toBe('study-unknown')
  })

  it('is approved by two people in two roles', async () => {
    const first = await say('approve', steward, 'data-steward')
    expect(first.data).toMatchObject({
      said: 'approve',
      decision: 'pending',
      approver: steward.name,
    })
    const second = await say('approve', officer, 'ethics')
    expect(second.data).toMatchObject({ decision: 'approved', key: officer.digest, role: 'ethics' })
    expect((await place.run('studies')).output).toContain('Wong Siu Ming (ethics): approves')
    expect((await place.ask('status')).data['studies']).toMatchObject({ approved: 1, pending: 0 })
  })

  it('is rejected by one, and no longer approved when one withdraws', async () => {
    await say('approve', steward, 'data-steward')
    await say('approve', officer, 'ethics')
    expect((await say('withdraw', officer, 'ethics')).data).toMatchObject({ decision: 'withdrawn' })
    expect(await decision()).toBe('withdrawn')
    expect((await say('approve', officer, 'ethics')).data).toMatchObject({ decision: 'approved' })
    expect((await say('reject', steward, 'data-steward')).data).toMatchObject({
      decision: 'rejected',
    })
  })

  it('is withdrawn also on a machine whose clock is behind', async () => {
    const soon = clockAt(systemClock.nowMs() + 60_000)
    const signed = signElsewhere(place.folder, study, officer, { clock: soon })
    await say('approve', steward, 'data-steward')
    expect((await place.ask('import', signed)).code).toBe(null)
    expect((await say('withdraw', officer, 'ethics')).data).toMatchObject({ decision: 'withdrawn' })
  })

  it('is not decided without confirmation, and the page comes before the question', async () => {
    const key = ['--key', officer.keyFile, '--passphrase-file', officer.passphraseFile]
    const asked = await place.run('approve', study.manifest.id, ...key, '--role', 'ethics')
    expect(asked.output).toContain(study.name)
    expect(asked.errors).toContain('usage-invalid')
    expect(await decision()).toBe('pending')
  })
})

describe('a decision is refused', () => {
  it('with a key that nobody registered, and with a wrong passphrase', async () => {
    expect((await say('approve', newPerson(place.folder, 'Lee'), 'ethics')).code).toBe(
      'approver-unknown',
    )
    writeFileSync(officer.passphraseFile, 'another passphrase')
    expect((await say('approve', officer, 'ethics')).code).toBe('passphrase-wrong')
  })

  it('in a role that is not theirs', async () => {
    expect((await say('approve', officer, 'data-steward')).code).toBe('approval-invalid')
  })

  it('of the investigator, about a study that is over, and for another site', async () => {
    const investigator = { name: 'WONG  Siu Ming', affiliation: 'x', key: null }
    study = await offer(place, { title: 'Own', investigator })
    expect((await say('approve', officer, 'ethics')).code).toBe('approval-invalid')
    study = await offer(place, { title: 'Over', expiresAt: '2020-01-01T00:00:00Z' })
    expect((await say('approve', steward, 'data-steward')).code).toBe('study-expired')
    const participants = study.manifest.participants.filter(({ site }) => site !== 'alpha')
    study = await offer(place, { title: 'Elsewhere', participants })
    expect((await say('reject', steward, 'data-steward')).code).toBe('participant-unknown')
  })
})

describe('import', () => {
  it('takes over decisions that were signed elsewhere', async () => {
    const files = [
      signElsewhere(place.folder, study, steward, { role: 'data-steward' }),
      signElsewhere(place.folder, study, officer),
    ]
    const { data } = await place.ask('import', ...files)
    expect(data['approvals']).toMatchObject([
      { study: study.manifest.id, digest: study.name, role: 'data-steward', decision: 'approve' },
      { approver: officer.name, key: officer.digest },
    ])
    expect(await decision()).toBe('approved')
    expect((await place.ask('import', ...files)).code).toBe(null)
    expect((await place.run('import', files[0]!)).output).toContain(steward.name)
  })

  it('keeps a decision about a study that comes later', async () => {
    const elsewhere = await newPlace()
    const later = await offer(elsewhere, { title: 'Later' })
    const signed = signElsewhere(place.folder, later, officer)
    const { data } = await place.ask('import', signed)
    expect(data['approvals']).toMatchObject([{ study: null, digest: later.name }])
    expect((await place.run('import', signed)).output).toContain('not offered yet')
  })

  it.each<[string, () => string, string]>([
    [
      'by somebody unknown',
      () => signElsewhere(place.folder, study, newPerson(place.folder, 'Lee')),
      'approver-unknown',
    ],
    [
      'for another site',
      () => signElsewhere(place.folder, study, officer, { site: 'beta' }),
      'approval-invalid',
    ],
    [
      'in another role',
      () => signElsewhere(place.folder, study, officer, { role: 'legal' }),
      'approval-invalid',
    ],
    [
      'under another name',
      () => signElsewhere(place.folder, study, officer, { name: 'Ho' }),
      'approval-invalid',
    ],
    [
      'in the future',
      () => signElsewhere(place.folder, study, officer, { clock: clockAt(Date.UTC(2089, 0)) }),
      'approval-invalid',
    ],
    [
      'and then altered',
      () => altered((text) => text.replace('"approve"', '"reject"')),
      'approval-invalid',
    ],
    ['in no form of ours', () => altered(() => '{}'), 'file-malformed'],
  ])('refuses what was signed %s, and everything with it', async (_, signed, code) => {
    const good = signElsewhere(place.folder, study, steward, { role: 'data-steward' })
    expect((await place.ask('import', good, signed())).code).toBe(code)
    const { data } = await place.ask('studies')
    expect(data['studies']).toMatchObject([{ approvals: [] }])
  })

  it('refuses a signature over another page', async () => {
    const other = await offer(place, { title: 'Another' })
    const file = signElsewhere(place.folder, { ...study, manifest: other.manifest }, officer)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      subject: { digest: study.name },
    })
    const refused = (await agent(['import', file, '--home', place.home.folder, '--json'])).json()
    expect(refused).toMatchObject({ error: { code: 'approval-invalid', context: { why: 'page' } } })
  })
})

function altered(change: (text: string) => string): string {
  const file = signElsewhere(place.folder, study, officer)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  return file
}
