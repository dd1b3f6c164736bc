import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatVerifierKey, present, rawEd25519 } from '@sampan/shared'
import { somebody, type Person } from '@sampan/cli/testing'
import type { Envelope } from '@sampan/terminal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { livingCoordinator, type LivingCoordinator } from '../support/living-coordinator.ts'

// One coordinator and the people who use it, in the order of a study: each part goes on from the one before.
const sites = ['east', 'north', 'west'] as const
const studyText = `schema: sampan/study/v1
title: Illness by age
purpose: To see whether age matters.
sponsor: A sponsor
investigator: { name: Dr Lam, affiliation: An institute }
sites: [east, north, west]
data: { registry: people, person: id }
features:
  age: { column: age, range: [0, 120] }
  ill: { column: ill, type: binary, equals: "1" }
analyses:
  - { id: count, kind: feasibility }
  - { id: model, kind: glm, outcome: ill, terms: [age] }
`

let hub: LivingCoordinator
let operator: Person
let researcher: Person
let study: { readonly id: string; readonly digest: string }

beforeAll(async () => {
  hub = await livingCoordinator()
  operator = somebody()
  researcher = somebody()
})
afterAll(async () => {
  await hub.stop()
  for (const person of [operator, researcher]) person.leave()
  hub.remove()
})

const login = (person: Person, token: string, fingerprint = hub.fingerprint): Promise<Envelope> =>
  person.ask(
    `login ${hub.url} --ca-fingerprint ${fingerprint} --token-file ${person.write('token', token)}`,
  )

const refusal = (code: string): object => ({ ok: false, error: { code } })

describe('signing in', () => {
  it('asks for a login first', async () => {
    for (const words of ['whoami', 'study list', 'run list', 'site list', 'audit export -o x'])
      expect(await operator.ask(words)).toMatchObject(refusal('login-required'))
  })

  it('refuses another root, a token of another form, and one that nobody has', async () => {
    const other = `sha256:${'0'.repeat(64)}`
    expect(await login(operator, hub.operatorToken, other)).toMatchObject(
      refusal('fingerprint-mismatch'),
    )
    expect(await login(operator, 'a password')).toMatchObject(refusal('token-invalid'))
    const unknown = `sampan_${'A'.repeat(43)}`
    expect(await login(operator, unknown)).toMatchObject(refusal('token-invalid'))
    const elsewhere = hub.url.replace('localhost', '127.0.0.2')
    expect(
      await operator.ask(
        `login ${elsewhere} --ca-fingerprint ${hub.fingerprint} --token-file ${operator.write('token', hub.operatorToken)}`,
      ),
    ).toMatchObject(refusal('connection-failed'))
    for (const url of ['http://localhost', 'https://localhost/x', 'https://u:p@localhost', 'x'])
      expect(await operator.ask(`login ${url} --ca-fingerprint ${other}`)).toMatchObject(
        refusal('usage-invalid'),
      )
    expect(await operator.ask('whoami')).toMatchObject(refusal('login-required'))
  })

  it('keeps root and token for the person alone, and shows no token', async () => {
    const { status, output, errors } = await operator.sampan(
      ['login', hub.url, '--ca-fingerprint', hub.fingerprint],
      { input: `${hub.operatorToken}\n` },
    )
    expect([status, errors]).toEqual([0, ''])
    expect(output).toMatch(/account +olivia/)
    expect(output).not.toContain(hub.operatorToken)
    const file = path.join(operator.home, 'profiles/default.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(operator.home).mode & 0o777).toBe(0o700)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      url: hub.url,
      fingerprint: hub.fingerprint,
      trustDomain: 'test.example',
      root: readFileSync(path.join(hub.folder, 'ca/root.pem'), 'utf8'),
    })
    expect(await operator.ask('whoami')).toMatchObject({
      ok: true,
      data: { name: 'olivia', role: 'operator', scopes: null, url: hub.url, profile: 'default' },
    })
  })

  it('believes the pinned root alone', async () => {
    const stranger = await livingCoordinator()
    const file = path.join(operator.home, 'profiles/default.json')
    const kept = readFileSync(file, 'utf8')
    writeFileSync(file, kept.replace(hub.url, stranger.url))
    expect(await operator.ask('whoami')).toMatchObject(refusal('certificate-untrusted'))
    writeFileSync(file, kept.replace('test.example', 'other.example'))
    expect(await operator.ask('whoami')).toMatchObject(refusal('certificate-untrusted'))
    writeFileSync(file, '{}')
    expect(await operator.ask('whoami')).toMatchObject(refusal('settings-invalid'))
    writeFileSync(file, kept)
    await stranger.stop()
    stranger.remove()
  })
})

describe('accounts', () => {
  it('come with a token that goes into a file', async () => {
    const out = operator.file('maria.token')
    const made = await operator.ask(`account add maria --role researcher --days 7 -o ${out}`)
    expect(made).toMatchObject({ ok: true, data: { account: 'maria', file: out } })
    expect(JSON.stringify(made)).not.toContain('sampan_')
    expect(statSync(out).mode & 0o777).toBe(0o600)
    expect(await login(researcher, operator.read('maria.token'))).toMatchObject({
      ok: true,
      data: { name: 'maria', role: 'researcher' },
    })
    expect(await operator.ask('account add maria --role auditor')).toMatchObject(
      refusal('account-exists'),
    )
  })

  it('may have tokens for a few actions', async () => {
    const made = await operator.ask('account token maria --days 1 --scopes runs-read')
    const { secret } = present(made.data, 'data') as { readonly secret: string }
    const reader = somebody()
    expect(await login(reader, secret)).toMatchObject({
      data: { scopes: ['runs-read', 'whoami-read'] },
    })
    expect(await reader.ask('study list')).toMatchObject(refusal('role-insufficient'))
    expect(await reader.ask('logout')).toMatchObject({ ok: true, data: { profile: 'default' } })
    expect(await reader.ask('whoami')).toMatchObject(refusal('login-required'))
    expect(await reader.ask('logout')).toMatchObject(refusal('login-required'))
    reader.leave()
  })

  it('end for good, and expire', async () => {
    const { secret } = (await operator.ask('account add otto --role auditor')).data as {
      readonly secret: string
    }
    const auditor = somebody()
    expect(await login(auditor, secret)).toMatchObject({ ok: true })
    await hub.change((database) =>
      database
        .updateTable('account_token')
        .set({ expires_at: 1n })
        .where('account', '=', 'otto')
        .execute(),
    )
    expect(await auditor.ask('whoami')).toMatchObject(refusal('token-expired'))
    expect(await operator.ask('account disable otto')).toMatchObject({ ok: true })
    expect(await operator.ask('account disable otto2')).toMatchObject(refusal('account-unknown'))
    expect(await operator.ask('account disable olivia')).toMatchObject(refusal('operator-last'))
    const { accounts } = (await operator.ask('account list')).data as {
      readonly accounts: readonly { readonly name: string; readonly disabledAt: string | null }[]
    }
    expect(accounts.map(({ name, disabledAt }) => [name, disabledAt === null])).toEqual([
      ['maria', true],
      ['olivia', true],
      ['otto', false],
    ])
    expect(await researcher.ask('account list')).toMatchObject(refusal('role-insufficient'))
    auditor.leave()
  })
})

describe('sites', () => {
  it('are invited with a token, enrol with it, and are listed', async () => {
    for (const site of sites) {
      const out = operator.file(`${site}.token`)
      const words = `site token ${site} --controller trust-${site} --jurisdiction HK -o ${out}`
      expect(await operator.ask(words)).toMatchObject({ ok: true, data: { site, file: out } })
      expect(statSync(out).mode & 0o777).toBe(0o600)
      await hub.enrol(site, `trust-${site}`, operator.read(`${site}.token`).trim())
    }
    await operator.ask('site token south --controller trust-south --jurisdiction MO')
    const { output } = await operator.sampan('site list')
    expect(output).toMatch(/east +trust-east +HK +enrolled/)
    expect(output).toMatch(/south +trust-south +MO +invited/)
    expect(await researcher.ask('site revoke east')).toMatchObject(refusal('role-insufficient'))
    expect(await operator.ask('site revoke nowhere')).toMatchObject(refusal('site-unknown'))
  })
})

describe('a study', () => {
  it('with faults is neither valid nor submitted', async () => {
    const file = researcher.write('study.yaml', studyText.replace('column: age', 'colum: age'))
    for (const command of ['validate', 'submit --yes']) {
      const [name, ...more] = command.split(' ')
      const { status, errors } = await researcher.sampan([
        'study',
        present(name, ''),
        file,
        ...more,
      ])
      expect(status).toBe(12)
      expect(errors).toContain('> 9 |   age: { colum: age, range: [0, 120] }\n    |          ^\n')
    }
    expect(await researcher.ask('study list')).toMatchObject({ data: { studies: [] } })
  })

  it('is submitted once somebody said yes, and is what was sent', async () => {
    const file = researcher.write('study.yaml', studyText)
    expect(await researcher.ask(`study validate ${file}`)).toMatchObject({ ok: true })
    expect(await researcher.ask(`study submit ${file}`)).toMatchObject(refusal('usage-invalid'))
    expect(await operator.ask(`study submit ${file} --yes`)).toMatchObject(
      refusal('role-insufficient'),
    )
    const said = await researcher.ask(`study submit ${file} --yes`)
    expect(said).toMatchObject({ ok: true, data: { title: 'Illness by age' } })
    study = said.data as typeof study
    expect(study.id).toMatch(/^study_/)
    const { output } = await researcher.sampan('study list')
    expect(output).toContain(study.id)
    expect(output).toContain('3 pending')
  })

  it('is found by its id and by its digest, and is no other', async () => {
    const { digest, id } = study
    for (const name of [id, digest, digest.slice(7), digest.slice(7, 15)])
      expect(await researcher.ask(['study', 'show', name])).toMatchObject({
        ok: true,
        data: { summary: { id, digest }, manifest: { id, title: 'Illness by age' } },
      })
    const { output } = await researcher.sampan(`study show ${id} --language zh-Hant`)
    expect(output).toContain('研究說明頁')
    const unknown = `study_${'0'.repeat(26)}`
    for (const words of [
      `study show ${unknown}`,
      `study export ${unknown} -o x`,
      `run start ${unknown}`,
    ])
      expect(await researcher.ask(words)).toMatchObject(refusal('study-unknown'))
  })

  it('is exported for approvers, who sign it', async () => {
    const out = researcher.file('export.json')
    const exported = await researcher.ask(`study export ${study.id} -o ${out}`)
    expect(exported).toMatchObject({
      data: { id: study.id, digest: study.digest, file: out },
    })
    expect(await researcher.ask(`study export ${study.id} -o ${out}`)).toMatchObject(
      refusal('file-exists'),
    )
    const approver = somebody()
    const secret = approver.write('passphrase', 'correct horse battery')
    const key = approver.file('chan.pem')
    await approver.ask(`approver keygen --name Chan --out ${key} --passphrase-file ${secret}`)
    const words = `approver sign ${out} --key ${key} --site east --role ethics --decision approve`
    const signed = await approver.ask(
      `${words} --passphrase-file ${secret} --yes -o ${approver.file('approval.json')}`,
    )
    expect(signed).toMatchObject({ ok: true, data: { study: study.digest } })
    approver.leave()
  })
})

describe('a run', () => {
  it('of too few sites is refused', async () => {
    expect(await researcher.ask(`run start ${study.id} --sites east`)).toMatchObject(
      refusal('sites-too-few'),
    )
    expect(await researcher.ask(`run start ${study.id} --sites south`)).toMatchObject(
      refusal('participant-unknown'),
    )
    expect(await operator.ask(`run start ${study.id}`)).toMatchObject(refusal('role-insufficient'))
  })

  it('waits for sites that are not there, until somebody ends it', async () => {
    const started = await researcher.ask(`run start ${study.id} --analyses count`)
    expect(started).toMatchObject({ ok: true, data: { study: study.id, analyses: ['count'] } })
    const { id } = started.data as { readonly id: string }
    const shown = await researcher.sampan(`run show ${id}`)
    expect(shown.output).toMatch(/east +no +no +no/)
    expect(await researcher.ask(`result show ${id}`)).toMatchObject(refusal('result-unknown'))
    expect(await researcher.ask(`run continue ${id}`)).toMatchObject(refusal('run-not-open'))
    const watching = researcher.ask(`run watch ${id}`)
    expect(await operator.ask(`run cancel ${id}`)).toMatchObject({
      ok: true,
      data: { id, state: 'cancelled' },
    })
    expect(await watching).toMatchObject({
      ok: false,
      error: { code: 'run-cancelled', exit: 50 },
      data: { id, state: 'cancelled' },
    })
    const { output } = await researcher.sampan('run list')
    expect(output).toMatch(new RegExp(`${id} +Illness by age +cancelled`))
    expect(await researcher.ask(`run show run_${'0'.repeat(26)}`)).toMatchObject(
      refusal('run-unknown'),
    )
    expect(await researcher.ask(`result export run_${'0'.repeat(26)} --format csv`)).toMatchObject(
      refusal('result-unknown'),
    )
    expect(await researcher.ask(`result show result_${'0'.repeat(26)}`)).toMatchObject(
      refusal('result-unknown'),
    )
  })

  it('with a site that is revoked is refused', async () => {
    expect(await operator.ask('site revoke west')).toMatchObject({
      ok: true,
      data: { site: 'west' },
    })
    expect(await researcher.ask(`run start ${study.id}`)).toMatchObject({
      error: { code: 'participant-unknown', context: { site: 'west' } },
    })
  })
})

describe('the round log', () => {
  it('is exported and verified under the key that the auditor brings', async () => {
    const out = operator.file('bundle')
    const exported = await operator.ask(`audit export -o ${out}`)
    expect(exported).toMatchObject({ ok: true, data: { folder: out } })
    const { entries } = exported.data as { readonly entries: number }
    const key = formatVerifierKey({ name: hub.logOrigin, type: 1, key: rawEd25519(hub.logKey) })
    const trust = operator.write('trust.txt', `log ${key}\n`)
    const sound = await operator.ask(`audit verify ${out} --trust ${trust}`)
    expect(sound).toMatchObject({ ok: true, data: { outcome: 'sound', size: entries } })
    const shown = await operator.ask(`audit show ${out} --type run-opened`)
    expect(shown).toMatchObject({ data: { entries: [{ study: study.digest }] } })
    expect(await operator.ask(`audit export -o ${out}`)).toMatchObject(refusal('file-exists'))
    const seen = operator.write('seen', operator.read('bundle/checkpoint'))
    await operator.ask('account add nina --role auditor')
    await operator.ask(`audit export -o ${operator.file('later')}`)
    expect(
      await operator.ask(
        `audit verify ${operator.file('later')} --trust ${trust} --checkpoint ${seen}`,
      ),
    ).toMatchObject({ ok: true })
    const entry = operator.file(`bundle/tile/entries/000.p/${entries}`)
    const bytes = readFileSync(entry)
    bytes[100]! ^= 1
    writeFileSync(entry, bytes)
    expect(await operator.ask(`audit verify ${out} --trust ${trust}`)).toMatchObject(
      refusal('log-tampered'),
    )
  })
})

describe('a coordinator that is gone', () => {
  it('cannot be reached, and goes on where it was when it is back', async () => {
    await hub.stop()
    expect(await researcher.ask('study list')).toMatchObject({
      error: { code: 'connection-failed', exit: 30 },
    })
    await hub.start()
    expect(await researcher.ask(`study show ${study.id}`)).toMatchObject({ ok: true })
  })
})
