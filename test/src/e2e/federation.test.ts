import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setUpHospital, type Hospital } from '@sampan/scripts'
import type { FeasibilityResult } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  atlasCounts,
  atlasDefinition,
  flipLastByte,
  writeAtlasStudy,
} from '../support/atlas-study.ts'
import {
  approve,
  finished,
  regressionOf,
  runningFederation,
  submitStudy,
  type RunningFederation,
} from '../support/running-federation.ts'

let made: RunningFederation

beforeAll(async () => {
  made = await runningFederation()
})

afterAll(async () => {
  await made.close()
})

const start = async (...words: readonly string[]): Promise<string> => {
  const { id } = await made.stage.researcher.run('run', 'start', made.study, ...words)
  return String(id)
}

const messagesOf = async (hospital: Hospital): Promise<number> => {
  const { totals } = await hospital.agent('outbox', 'ls')
  return (totals as { readonly messages: number }).messages
}

describe('a federation of real processes', () => {
  it('computes what the pooled rows give', async () => {
    const run = await start()
    expect(await finished(made.stage, run)).toMatchObject({ state: 'completed', reason: null })
    const result = await regressionOf(made.stage, run)
    const pooled = made.scenario.pooledOver(made.scenario.hospitals.map(({ id }) => id))
    expect(result.n).toBe(pooled.n)
    for (const { term, estimate, 'std.error': error } of result.estimates) {
      const k = pooled.terms.indexOf(term)
      const [wanted, wantedError] = [pooled.estimates[k]!, pooled.errors[k]!]
      const allowed = 1e-8 * Math.max(Math.abs(wanted), wantedError)
      expect(Math.abs(estimate - wanted)).toBeLessThanOrEqual(allowed)
      expect(Math.abs(error - wantedError)).toBeLessThanOrEqual(1e-8 * wantedError)
    }
  })

  it('says nothing at a hospital whose approver withdrew, until they approve again', async () => {
    const hospital = made.stage.hospitals[0]!
    await hospital.decide('ethics', made.exported, 'withdraw')
    const run = await start('--analyses', 'model')
    const view = await finished(made.stage, run)
    const { id } = hospital.spec
    expect(view).toMatchObject({ state: 'refused', reason: 'approval-withdrawn', subject: id })
    const sent = await hospital.agent('outbox', 'ls', '--run', run)
    const kinds = (sent['messages'] as readonly { readonly type: string }[]).map(({ type }) => type)
    expect(kinds.filter((kind) => kind !== 'refusal')).toEqual([])
    await hospital.decide('ethics', made.exported)
    const again = await finished(made.stage, await start('--analyses', 'model'))
    expect(again.state).toBe('completed')
  })

  it('waits for a hospital that said stop, which sends nothing until it resumes', async () => {
    const hospital = made.stage.hospitals[2]!
    await hospital.agent('stop', '--now')
    const before = await messagesOf(hospital)
    const run = await start('--analyses', 'model')
    const starting = hospital.start()
    await sleep(4000)
    expect(hospital.process()?.isRunning()).toBe(true)
    expect(await messagesOf(hospital)).toBe(before)
    await hospital.agent('resume')
    await starting
    expect(await finished(made.stage, run)).toMatchObject({ state: 'completed' })
  })
})

describe('a cohort of ATLAS', () => {
  it('goes from the researcher to the sum over the hospitals', async () => {
    const { stage, scenario } = made
    const { study, exported } = await submitStudy(stage, writeAtlasStudy(stage.folder, 'whole'), '')
    const text = readFileSync(exported, 'utf8')
    const [file] = (JSON.parse(text) as { files: { content: string }[] }).files
    expect(Buffer.from(file!.content, 'base64').toString()).toBe(
      JSON.stringify(atlasDefinition, null, 2),
    )
    const { page } = await stage.researcher.run('study', 'show', study, '--language', 'en')
    expect(String(page)).toContain('"Over 60"')
    await approve(stage, study, exported)
    const { id } = await stage.researcher.run('run', 'start', study)
    expect(await finished(stage, String(id))).toMatchObject({ state: 'completed', reason: null })
    const { results } = await stage.researcher.run('result', 'show', String(id))
    const [{ result }] = results as readonly [{ readonly result: FeasibilityResult }]
    const sites = await Promise.all(scenario.hospitals.map(({ data }) => atlasCounts(data)))
    const [everyone, ill, old] = [0, 1, 2].map((k) => sites.reduce((sum, row) => sum + row[k]!, 0))
    expect(old).toBeGreaterThan(100)
    expect(result.steps).toEqual([
      { step: 'everyone', people: everyone },
      { step: 'initial event', people: ill },
      { step: 'rule 1', people: old },
      { step: 'target', people: old },
      { step: 'complete cases', people: old },
    ])
  })

  it('with what is not done is refused at the desk, by name and place', async () => {
    const file = writeAtlasStudy(made.stage.folder, 'odd', { EndStrategy: { Verdict: {} } })
    for (const command of ['validate', 'submit']) {
      const words = command === 'submit' ? ['--yes'] : []
      const answer = await made.stage.researcher.attempt('study', command, file, ...words)
      expect(answer.error?.code).toBe('cohort-unsupported')
      const { faults } = answer.data as {
        readonly faults: readonly { readonly line: number; readonly expected: string }[]
      }
      expect(faults).toEqual([expect.objectContaining({ line: 7 })])
      expect(faults[0]!.expected).toContain('$.EndStrategy.Verdict')
    }
  })
})

describe('a matrix that somebody altered on the disk', () => {
  it('ends the run, with an entry in the log', async () => {
    const { stage } = made
    const [hospital, , late] = stage.hospitals
    await late!.agent('stop', '--now')
    const { id } = await stage.researcher.run('run', 'start', made.study)
    const file = path.join(hospital!.home, 'vault', 'snapshots', `${String(id)}.snapshot`)
    while (!existsSync(file)) await sleep(50)
    flipLastByte(file)
    const starting = late!.start()
    await late!.agent('resume')
    await starting
    const view = await finished(stage, String(id))
    expect(view).toMatchObject({ state: 'lost', reason: 'snapshot-altered' })
    expect(view.subject).toBe(hospital!.spec.id)
    const bundle = path.join(stage.folder, 'bundle')
    await stage.researcher.run('audit', 'export', '--out', bundle)
    const { entries } = await stage.researcher.run('audit', 'show', bundle)
    const told = (entries as readonly { readonly run?: string }[]).filter(({ run }) => run === id)
    expect(JSON.stringify(told)).toContain('snapshot-altered')
    expect(readFileSync(hospital!.logFile, 'utf8')).toContain('snapshot-altered')
    expect(readdirSync(path.dirname(file))).not.toContain(path.basename(file))
  })
})

describe('bad input', () => {
  const written = (name: string, change: (text: string) => string): string => {
    const file = path.join(made.stage.folder, name)
    writeFileSync(file, change(readFileSync(made.scenario.studyFile, 'utf8')))
    return file
  }
  const submitted = async (file: string) => {
    const { studies } = await made.stage.researcher.run('study', 'list')
    const before = (studies as readonly unknown[]).length
    const answer = await made.stage.researcher.attempt('study', 'submit', file, '--yes')
    const after = await made.stage.researcher.run('study', 'list')
    expect((after['studies'] as readonly unknown[]).length).toBe(before)
    const { faults } = answer.data as {
      readonly faults?: readonly { readonly code: string; readonly line: number }[]
    }
    return { error: answer.error, faults: faults ?? [] }
  }

  it('a site that nobody knows', async () => {
    const file = written('site.yaml', (text) => text.replace('hk-north', 'hk-norht'))
    const { error, faults } = await submitted(file)
    expect(error?.code).toBe('participant-unknown')
    expect(faults).toEqual([expect.objectContaining({ code: 'participant-unknown', line: 11 })])
  })

  it('a key that a study file does not have', async () => {
    const file = written('key.yaml', (text) => text.replace('cohort:', 'cohrot:'))
    const { faults } = await submitted(file)
    expect(faults).toEqual([expect.objectContaining({ code: 'study-invalid', line: 14 })])
  })

  it('two hospitals only', async () => {
    const sites = 'sites: [hk-north, hk-harbour]'
    const file = written('two.yaml', (text) => text.replace(/^sites: .*$/m, sites))
    const { faults } = await submitted(file)
    expect(faults.map(({ code }) => code)).toContain('controllers-too-few')
  })

  it('a cohort that is empty looks like one that is small', async () => {
    const file = written('empty.yaml', (text) =>
      text.replace('cohort: everyone', 'cohort: { condition: 439777 }'),
    )
    const { study, exported } = await submitStudy(made.stage, file)
    await approve(made.stage, study, exported)
    const answer = await made.stage.researcher.attempt('run', 'start', study, '--watch')
    expect(answer.error?.code).toBe('people-too-few')
    const shown = await made.stage.researcher.attempt('result', 'show', String(answer.data['id']))
    expect(shown.error?.code).toBe('result-unknown')
  })

  describe('at a new hospital', () => {
    let hospital: Hospital
    const at = (name: string) => path.join(made.stage.folder, name)
    const setUp = (id: string, data: string) => {
      const spec = { id, controller: id, jurisdiction: 'HK', model: 'omop' as const, data }
      const { url } = made.stage.coordinator
      return setUpHospital(spec, {
        folder: made.stage.folder,
        url,
        language: 'en',
        outlives: false,
      })
    }

    beforeAll(async () => {
      hospital = await setUp('hk-new', made.scenario.hospitals[0]!.data)
      const words = ['--controller', 'hk-new', '--jurisdiction', 'HK', '--out', at('new.token')]
      await made.stage.operator.run('site', 'token', 'hk-new', ...words)
    })

    it('another root certificate: nothing is kept, and the token stays good', async () => {
      const wrong = `sha256:${'0'.repeat(64)}`
      const enrol = ['enrol', '--token-file', at('new.token'), '--fingerprint'] as const
      const refused = await hospital.tryAgent(...enrol, wrong)
      expect(refused.error?.code).toBe('fingerprint-mismatch')
      expect(existsSync(path.join(hospital.home, 'relay', 'tls.pem'))).toBe(false)
      const early = await hospital.tryAgent('start')
      expect(early.error?.code).toBe('not-enrolled')
      await hospital.agent(...enrol, made.stage.coordinator.fingerprint)
      const twice = await hospital.tryAgent(...enrol, made.stage.coordinator.fingerprint)
      expect(twice.error?.code).toBe('already-initialised')
    })

    it('data that are not OMOP', async () => {
      const folder = at('not-omop')
      mkdirSync(folder)
      writeFileSync(path.join(folder, 'patients.csv'), 'id,name\n1,Chan\n')
      const other = await setUp('hk-other', folder)
      const answer = await other.tryAgent('check')
      expect(answer.exit).not.toBe(0)
      const findings = answer.data['findings'] as readonly { check: string; code?: string }[]
      expect(findings.map(({ code }) => code)).toContain('source-not-omop')
      expect(JSON.stringify(answer)).not.toContain('Chan')
    })
  })
})

describe('a site that is revoked', () => {
  it('loses its live session within a second', async () => {
    const { stage } = made
    const hospital = stage.hospitals[3]!
    const connection = 'connection to the coordinator ended'
    const endings = () =>
      readFileSync(hospital.logFile, 'utf8')
        .split('\n')
        .filter((line) => line.includes(connection))
    const before = endings().length
    const revokedMs = Date.now()
    expect(await postAsOperator(`/v1/sites/${hospital.spec.id}/revocation`)).toBe(204)
    while (endings().length === before && Date.now() - revokedMs < 5000) await sleep(20)
    const { time } = JSON.parse(endings()[before]!) as { readonly time: string }
    expect(Date.parse(time) - revokedMs).toBeLessThan(1000)
    const answer = await stage.researcher.attempt('run', 'start', made.study, '--watch')
    expect(answer.error).toMatchObject({
      code: 'participant-unknown',
      context: { site: hospital.spec.id },
    })
  })
})

function postAsOperator(place: string): Promise<number> {
  const { url, home, operatorTokenFile } = made.stage.coordinator
  const token = readFileSync(operatorTokenFile, 'utf8').trim()
  const ca = readFileSync(path.join(home, 'ca/root.pem'))
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    const asked = request(`${url}${place}`, { method: 'POST', ca, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.once('error', reject)
    asked.end()
  })
}
