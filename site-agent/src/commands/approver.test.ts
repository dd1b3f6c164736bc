import { writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  canonicalJson,
  publicOf,
  signIntroduction,
  systemClock,
  type ApproverRole,
} from '@sampan/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  clockAt,
  newPerson,
  newPlace,
  register,
  type Person,
  type Place,
} from './program.test.support.ts'

let place: Place
let chan: Person
let wong: Person
beforeEach(async () => {
  place = await newPlace()
  chan = await register(place, 'Chan Tai Man', 'data-steward')
  wong = await register(place, 'Wong Siu Ming', 'ethics,legal')
})

interface Change {
  readonly by?: Person
  readonly site?: string
  readonly name?: string
  readonly roles?: readonly ApproverRole[]
  readonly about?: Person
  readonly atMs?: number
}

/** A file as `sampan approver vouch` writes it. */
function introduce(person: Person, change: Change = {}): string {
  const { by = chan, site = 'alpha', name = person.name, roles = ['ethics'] } = change
  const { about = person, atMs = systemClock.nowMs() } = change
  const words = { site, name, roles, publicKey: publicOf(about.key) }
  const file = path.join(path.dirname(person.keyFile), 'introduction.json')
  writeFileSync(file, canonicalJson(signIntroduction(by.key, words, clockAt(atMs))))
  return file
}

describe('approvers', () => {
  it('are listed with their roles and who let them in', async () => {
    const { data } = await place.ask('approver', 'list')
    expect(data['approvers']).toMatchObject([
      { name: 'Chan Tai Man', key: chan.digest, roles: ['data-steward'], addedBy: null },
      { name: 'Wong Siu Ming', key: wong.digest, roles: ['ethics', 'legal'], addedBy: null },
    ])
    expect((await place.run('approver', 'list')).output).toContain(wong.digest)
    expect((await (await newPlace()).run('approver', 'list')).output).toContain('no approvers')
  })

  it("are the first two on a person's word only", async () => {
    const fresh = await newPlace()
    const lee = newPerson(fresh.folder, 'Lee')
    const words = ['approver', 'add', lee.publicFile, '--roles', 'ethics']
    expect((await fresh.ask(...words)).code).toBe('usage-invalid')
    expect((await fresh.ask('approver', 'list')).data).toEqual({ approvers: [] })
  })

  it('need an introduction from the third on', async () => {
    const lee = newPerson(place.folder, 'Lee Ka Fai')
    const words = ['approver', 'add', lee.publicFile, '--roles', 'ethics']
    expect((await place.ask(...words, '--yes')).code).toBe('approver-unknown')
    const added = await place.ask(...words, '--introduction', introduce(lee))
    expect(added.data).toMatchObject({ name: 'Lee Ka Fai', key: lee.digest, addedBy: chan.digest })
    expect((await place.run('approver', 'list')).output).toContain('Chan Tai Man')
  })

  it.each<[string, (lee: Person) => Change, string]>([
    [
      'of somebody unknown',
      (lee) => ({ by: newPerson(place.folder, `No ${lee.name}`) }),
      'approver-unknown',
    ],
    ['for another hospital', () => ({ site: 'beta' }), 'approval-invalid'],
    ['under another name', () => ({ name: 'Somebody Else' }), 'approval-invalid'],
    ['for other roles', () => ({ roles: ['legal'] }), 'approval-invalid'],
    ['of another key', () => ({ about: wong }), 'approval-invalid'],
  ])('are not introduced by a word %s', async (_, change, code) => {
    const lee = newPerson(place.folder, 'Lee Ka Fai')
    const file = introduce(lee, change(lee))
    const words = ['approver', 'add', lee.publicFile, '--roles', 'ethics', '--introduction', file]
    expect((await place.ask(...words)).code).toBe(code)
  })

  it('are not registered twice, by key or by name', async () => {
    const again = ['approver', 'add', chan.publicFile, '--roles', 'ethics', '--yes']
    expect((await place.ask(...again, '--introduction', introduce(chan, { by: wong }))).code).toBe(
      'approver-exists',
    )
    const other = newPerson(place.folder, 'chan  tai man')
    const words = ['approver', 'add', other.publicFile, '--roles', 'ethics']
    expect((await place.ask(...words, '--introduction', introduce(other))).code).toBe(
      'approver-exists',
    )
  })

  it('stay two on the word of the console, however many are removed', async () => {
    for (const name of [chan.digest, 'wong siu ming'])
      expect((await place.ask('approver', 'remove', name, '--yes')).code).toBe(null)
    expect((await place.ask('approver', 'list')).data).toEqual({ approvers: [] })
    const lee = newPerson(place.folder, 'Lee Ka Fai')
    const words = ['approver', 'add', lee.publicFile, '--roles', 'ethics', '--yes']
    expect((await place.ask(...words)).code).toBe('approver-unknown')
    expect((await place.ask('approver', 'remove', 'Nobody', '--yes')).code).toBe('approver-unknown')
  })

  it('who were removed come back on a newer word only', async () => {
    const before = introduce(wong)
    await place.ask('approver', 'remove', wong.name, '--yes')
    const words = ['approver', 'add', wong.publicFile, '--roles', 'ethics', '--introduction']
    expect((await place.ask(...words, before)).code).toBe('approval-invalid')
    const newer = introduce(wong, { atMs: systemClock.nowMs() + 1000 })
    expect((await place.ask(...words, newer)).data).toMatchObject({
      addedBy: chan.digest,
      roles: ['ethics'],
    })
  })

  it('have P-256 keys in public key files', async () => {
    const fresh = await newPlace()
    const words = ['--roles', 'ethics', '--yes']
    expect((await fresh.ask('approver', 'add', chan.keyFile, ...words)).code).toBe('file-malformed')
    expect((await fresh.ask('approver', 'add', chan.publicFile, '--roles', 'boss')).code).toBe(
      'usage-invalid',
    )
  })
})
