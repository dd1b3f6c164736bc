import { readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { fromUtf8, present, systemClock, type Clock } from '@sampan/shared'
import { sampleStudy, somebody, studyText, type Person } from '@sampan/cli/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { livingCoordinator, type LivingCoordinator } from '../support/living-coordinator.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

// A coordinator with the right certificate that says whatever it likes.
let hub: LivingCoordinator
let person: Person
let server: Server
let answer: Answer
const asked: string[] = []
/** Characters that a terminal would obey, or that mislead a reader. */
const unseen = /[^\P{Cc}\n]|\p{Cf}/u

beforeAll(async () => {
  hub = await livingCoordinator()
  person = somebody()
  const token = person.write('token', hub.operatorToken)
  await person.ask(`login ${hub.url} --ca-fingerprint ${hub.fingerprint} --token-file ${token}`)
  await hub.stop()
  const identity = readFileSync(path.join(hub.folder, 'tls/server.pem'))
  server = createServer({ key: identity, cert: identity }, (request, response) => {
    asked.push(request.url ?? '')
    answer(response, request)
  })
  const { port } = new URL(hub.url)
  await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve))
})
afterEach(() => {
  asked.length = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  person.leave()
  hub.remove()
})

const says =
  (body: unknown, status = 200): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

describe('an answer', () => {
  const malformed = [
    ['that is no JSON', says('<html>')],
    ['that is empty', says('')],
    ['of another form', says({ runs: 'none' })],
    ['with a member too many', says({ runs: [], more: 1 })],
    ['that is nested without end', says('['.repeat(100_000))],
    ['that refuses under no code', says({ code: 'no-such-code' }, 403)],
    ['that refuses without a word', says('', 500)],
  ] as const
  it.each(malformed)('%s is malformed', async (_, each) => {
    answer = each
    expect(await person.ask('run list')).toMatchObject({ error: { code: 'message-malformed' } })
  })

  it('that points elsewhere is not followed, and the token goes nowhere', async () => {
    answer = (response) => {
      response.writeHead(307, { location: `${hub.url}/v1/other` })
      response.end()
    }
    expect(await person.ask('run list')).toMatchObject({ error: { code: 'message-malformed' } })
    expect(asked).toEqual(['/v1/runs'])
  })

  it('that breaks off, or goes on for ever, is not waited for', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"runs":')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await person.ask('run list')).toMatchObject({ error: { code: 'connection-lost' } })
    answer = (response) => {
      const chunk = ' '.repeat(2 ** 20)
      const more = (): void => {
        while (response.writable && response.write(chunk)) continue
        if (response.writable) response.once('drain', more)
      }
      response.on('error', () => undefined)
      more()
    }
    expect(await person.ask('run list')).toMatchObject({ error: { code: 'message-too-large' } })
  })

  it('that does not come, or stops coming, has a deadline', async () => {
    const hurried: Clock = {
      ...systemClock,
      after: (delayMs, action) => systemClock.after(delayMs / 200, action),
    }
    for (const part of [null, '{"runs":']) {
      answer = (response) => {
        if (part !== null) response.write(part)
      }
      expect(await person.ask('run list', { clock: hurried })).toMatchObject({
        error: { code: 'deadline-passed', exit: 30 },
      })
    }
  })

  it('is not obeyed by the terminal', async () => {
    const evil = '\u001b]0;owned\u0007\u202e'
    const context = Object.fromEntries(
      Array.from({ length: 50 }, (_, k) => [`${k}${evil}`, `${evil}${k}\nsampan: done`]),
    )
    answer = says({ code: 'run-unknown', context, detail: evil }, 404)
    const { status, output, errors } = await person.sampan('run list')
    expect([status, output]).toEqual([50, ''])
    expect(errors).not.toMatch(unseen)
    expect(errors).not.toMatch(/^sampan: done/m)
    expect(errors.match(/owned/g)!.length).toBeLessThanOrEqual(40)
    expect((await person.sampan('run list --json')).output).not.toMatch(unseen)
  })
})

describe('another study than the one that was asked for', () => {
  it('is refused, sound as it may be', async () => {
    const { study } = sampleStudy()
    answer = says({
      summary: {
        id: study.manifest.id,
        digest: study.name,
        title: study.manifest.title,
        account: 'maria',
        submittedAt: '2026-01-01T00:00:00Z',
        decisions: [],
      },
      manifest: present(fromUtf8(study.bytes), 'UTF-8'),
      files: [],
    })
    expect(await person.ask(`study show ${study.manifest.id}`)).toMatchObject({ ok: true })
    const other = `study_${'1'.repeat(26)}`
    for (const words of [`study show ${other}`, `study export ${other} -o ${person.file('x')}`])
      expect(await person.ask(words)).toMatchObject({
        error: { code: 'manifest-digest-mismatch', context: { asked: other } },
      })
  })
})

describe('a log', () => {
  const log =
    (size: number, entries: readonly string[]): Answer =>
    (response, request) => {
      const head = request.url === '/v1/log/checkpoint'
      says(head ? { size, checkpoint: 'x' } : { entries })(response, request)
    }
  const cases = [
    ['of more entries than a bundle holds', log(2 ** 50, ['AAAA']), 1],
    ['of less than nothing', log(-1, []), 1],
    ['that ends before its size', log(5, []), 2],
    ['with more entries than were asked for', log(1, ['AAAA', 'AAAA']), 2],
    ['with an entry that is too large', log(1, ['A'.repeat(2 ** 17)]), 2],
  ] as const
  it.each(cases)('%s is not exported', async (_, each, questions) => {
    answer = each
    const out = person.file('bundle')
    expect(await person.ask(`audit export -o ${out}`)).toMatchObject({
      error: { code: 'log-malformed' },
    })
    expect(asked).toHaveLength(questions)
    expect(() => readFileSync(path.join(out, 'checkpoint'))).toThrow('ENOENT')
  })
})

describe('results', () => {
  const run = `run_${'0'.repeat(26)}`
  const stored = {
    schema: 'sampan/result/v1',
    id: `result_${'0'.repeat(26)}`,
    run,
    study: `study_${'0'.repeat(26)}`,
    manifest: `sha256:${'0'.repeat(64)}`,
    analysis: 'count',
    sites: ['east', 'north', 'west'],
    controllers: ['trust-east', 'trust-north', 'trust-west'],
    floorsLowered: ['west'],
    releasedAt: '2026-01-01T00:00:00Z',
    outcome: 'released',
    result: {
      kind: 'feasibility',
      analysis: 'count',
      sites: 3,
      steps: [
        { step: 'target', people: 1234 },
        { step: 'outcome', people: null },
      ],
      hospitals: null,
    },
    suppressed: [{ of: '', what: 'outcome' }],
  }
  const withheld = {
    ...stored,
    id: `result_${'1'.repeat(26)}`,
    analysis: 'model',
    outcome: 'withheld',
    result: undefined,
    suppressed: undefined,
    code: 'cell-too-small',
    context: { feature: 'stage' },
  }

  it('are shown with where they come from, and withheld ones with why', async () => {
    answer = says({ results: [stored, withheld] })
    const { status, output } = await person.sampan(`result show ${run}`)
    expect(status).toBe(0)
    expect(output).toMatch(/target +1234/)
    expect(output).toContain('lowered by site: west')
    expect(output).toMatch(/code +cell-too-small/)
    expect(output).toMatch(/feature +stage/)
    const one = await person.ask(`result show ${run} --analysis count`)
    expect(one).toMatchObject({ ok: true, data: { results: [stored] } })
    expect(await person.ask(`result show ${run} --analysis other`)).toMatchObject({
      error: { code: 'result-unknown', exit: 50 },
    })
  })

  it('are written one file each, over no other file', async () => {
    answer = says({ results: [stored, withheld] })
    const out = path.dirname(person.file('x'))
    const [csv, json] = [`${run}-count.csv`, `${run}-count.json`]
    expect(await person.ask(`result export ${run} --format csv -o ${out}`)).toMatchObject({
      ok: true,
      data: {
        files: [{ analysis: 'count', file: person.file(csv) }],
        withheld: [{ analysis: 'model', code: 'cell-too-small' }],
      },
    })
    expect(person.read(csv)).toContain('1234')
    expect(await person.ask(`result export ${run} --format csv -o ${out}`)).toMatchObject({
      error: { code: 'file-exists' },
    })
    await person.ask(`result export ${run} --format json -o ${out}`)
    expect(JSON.parse(person.read(json))).toEqual(stored)
    const nothing = await person.ask(`result export ${run} --format csv --analysis model`)
    expect(nothing).toMatchObject({ error: { code: 'result-unknown' }, data: { files: [] } })
  })

  it('go with a script for R, and have the forms that the study names', async () => {
    const out = path.dirname(person.file('x'))
    const count = `${run}-count.csv`
    rmSync(person.file(count), { force: true })
    answer = says({ results: [stored] })
    expect(await person.ask(`result export ${run} --r -o ${out}`)).toMatchObject({
      data: {
        files: [
          { analysis: 'count', file: person.file(count) },
          { analysis: null, file: person.file(`${run}.R`) },
        ],
      },
    })
    expect(person.read(`${run}.R`)).toContain(`show_result("count", "${count}", count_plot)`)

    const { study, exported } = sampleStudy(
      studyText.replace('asOf:', 'outputs: [table, json, svg]\nasOf:'),
    )
    const { id, title } = study.manifest
    const summary = { id, title, digest: study.name, account: 'maria', decisions: [] }
    const detail = { summary: { ...summary, submittedAt: '2026-01-01T00:00:00Z' }, ...exported }
    const { manifest, files } = detail
    answer = (response, request) => {
      const asksStudy = request.url?.includes('/studies/') === true
      says(asksStudy ? { summary: detail.summary, manifest, files } : { results: [stored] })(
        response,
        request,
      )
    }
    rmSync(person.file(`${run}-count.json`), { force: true })
    expect(await person.ask(`result export ${run} -o ${out}`)).toMatchObject({
      ok: true,
      data: { files: [{ file: person.file(`${run}-count.json`) }], withoutFigure: ['count'] },
    })
    expect(asked).toContain(`/v1/studies/${id}`)
  })

  const wrong = [
    ['of another run', { run: `run_${'1'.repeat(26)}` }],
    ['without its inside', { result: undefined }],
    ['of an analysis that there is not', { result: { ...stored.result, kind: 'survival' } }],
    ['with a name that is a path', { analysis: '../count' }],
  ] as const
  it.each(wrong)('%s are refused', async (_, change) => {
    answer = says({ results: [{ ...stored, ...change }] })
    expect(await person.ask(`result show ${run}`)).toMatchObject({
      error: { code: 'message-malformed' },
    })
  })
})
