import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  goodAnswer,
  hubNames,
  log,
  opensslAuthority,
  refusing,
  startHub,
  token,
  type Answer,
  type Hub,
  type OpensslAuthority,
} from '../enrol/hub.test.support.ts'
import { initWords, agent, temporaryFolder, type Ran } from './program.test.support.ts'

let authority: OpensslAuthority
let hub: Hub
let answer: Answer
let home: string
let tokenFile: string

beforeAll(async () => {
  authority = opensslAuthority()
  const pem = authority.certify(hubNames)
  const cert = pem + authority.issuing + authority.root
  hub = await startHub({ key: pem, cert, minVersion: 'TLSv1.3' }, (received) => answer(received))
  const folder = temporaryFolder()
  home = path.join(folder, 'home')
  tokenFile = path.join(folder, 'token')
  writeFileSync(tokenFile, `${token}\n`)
  const words = initWords(home).map((word) =>
    word.replace('https://localhost:8443', `https://localhost:${hub.address.port}`),
  )
  // The certificates of this hub are for site-a.
  await agent(words.map((word) => (word === 'alpha' ? 'site-a' : word)))
})
afterAll(() => {
  hub.stop()
  authority.remove()
})

const enrol = (more: readonly string[] = [], input = ''): Promise<Ran> => {
  const words = ['enrol', '--home', home, '--fingerprint', authority.fingerprint, '--json']
  return agent([...words, ...more], { input })
}
const read = (name: string): string => readFileSync(path.join(home, name), 'utf8')

describe('enrol', () => {
  it('refuses what is no fingerprint, no token, or what the coordinator refuses', async () => {
    answer = refusing('enrolment-token-invalid')
    const asked = hub.received.length
    const wrong = await agent(['enrol', '--home', home, '--fingerprint', 'aa', '--json'])
    expect(wrong.json()).toMatchObject({ error: { code: 'usage-invalid' } })
    expect((await enrol([], '\n')).json()).toMatchObject({ error: { code: 'not-confirmed' } })
    expect((await enrol([], 'hello\n')).json()).toMatchObject({ error: { code: 'usage-invalid' } })
    expect(hub.received).toHaveLength(asked)
    const refused = await enrol(['--token-file', tokenFile])
    expect(refused.json()).toMatchObject({ error: { code: 'enrolment-token-invalid', exit: 31 } })
  })

  it('leaves what relay and vault need, also after a crash before the end', async () => {
    answer = goodAnswer(authority)
    const first = await enrol(['--token-file', tokenFile])
    expect(first.json().data).toEqual({
      ...{ site: 'site-a', coordinator: 'hub', trustDomain: 'test.example', log },
    })
    expect(read('vault/coordinator.json')).toBe(read('relay/coordinator.json'))
    // As if the process had died before the last file was in force.
    renameSync(path.join(home, 'relay/tls.pem'), path.join(home, 'relay/tls.gone'))
    rmSync(path.join(home, 'vault/coordinator.json'))
    expect((await enrol([], `${token}\n`)).json()).toMatchObject({ ok: true })
    expect(read('vault/coordinator.json')).toBe(read('relay/coordinator.json'))
    const status = await agent(['status', '--home', home, '--json'])
    expect(status.json().data).toMatchObject({ enrolled: true, coordinator: { id: 'hub' } })
    const shown = await agent(['identity', 'show', '--home', home, '--json'])
    expect(shown.json().data).toMatchObject({ coordinator: { id: 'hub', log } })
  })

  it('is done once', async () => {
    expect((await enrol([], `${token}\n`)).json()).toMatchObject({
      error: { code: 'already-initialised' },
    })
  })
})
