import { timeouts } from '@sampan/proto'
import {
  idSchema,
  openStates,
  resultListSchema,
  runListSchema,
  runRequestSchema,
  runViewSchema,
  SampanError,
  storedResultSchema,
  type RunState,
  type RunSummary,
  type RunView,
} from '@sampan/shared'
import { limits } from '@sampan/proto'
import { z } from 'zod'
import { accountActor } from '../accounts/actor.ts'
import { accountOf, requireAccount } from '../http/access.ts'
import type { HttpApp } from '../http/app.ts'
import type { Database } from '../storage/schema.ts'
import { findStudy } from '../study/studies.ts'
import { parseManifest } from '@sampan/shared'
import type { RunMonitor } from './monitor.ts'
import type { RunRequest, Runs } from './runs.ts'

export interface RunRouteDependencies {
  readonly database: Database
  readonly runs: Runs
  readonly openRun: (request: RunRequest) => Promise<RunView>
  readonly monitor: RunMonitor
}

const runParams = z.strictObject({ run: idSchema })

/** Runs: start, list, watch, stop, go on; and their results. */
export function registerRunRoutes(app: HttpApp, dependencies: RunRouteDependencies): void {
  registerReading(app, dependencies)
  registerChanging(app, dependencies)
  registerResults(app, dependencies)
}

function registerReading(app: HttpApp, { database, monitor }: RunRouteDependencies): void {
  app.get(
    '/v1/runs',
    { config: requireAccount('runs-read'), schema: { response: { 200: runListSchema } } },
    async () => ({ runs: [...(await listRuns(database))] }),
  )
  app.get(
    '/v1/runs/:run',
    {
      config: requireAccount('runs-read'),
      schema: {
        params: runParams,
        querystring: z.strictObject({
          version: z.coerce
            .number()
            .int()
            .min(0)
            .optional()
            .describe('Answer when the view differs from this one, or after a while.'),
        }),
        response: { 200: runViewSchema },
      },
    },
    async (request) => {
      const { run } = request.params
      const { version } = request.query
      if (version !== undefined) await monitor.waitForChange(run, version, timeouts.requestMs * 0.6)
      return present(await monitor.view(run), run)
    },
  )
}

function registerChanging(app: HttpApp, dependencies: RunRouteDependencies): void {
  const { database, runs, monitor } = dependencies
  app.post(
    '/v1/runs',
    {
      config: requireAccount('runs-change'),
      schema: { body: runRequestSchema, response: { 201: runViewSchema } },
    },
    async (request, reply) => {
      const account = accountOf(request)
      const { analyses, sites } = request.body
      const study = await findStudy(database, request.body.study)
      const view = await dependencies.openRun({
        study,
        analyses,
        sites,
        account: { name: account.name, actor: accountActor(account) },
      })
      return reply.code(201).send(view)
    },
  )
  app.post(
    '/v1/runs/:run/cancellation',
    {
      config: requireAccount('runs-stop'),
      schema: { params: runParams, response: { 200: runViewSchema } },
    },
    async (request) => {
      await openDriver(runs, request.params.run).cancel()
      return present(await monitor.view(request.params.run), request.params.run)
    },
  )
  app.post(
    '/v1/runs/:run/continuation',
    {
      config: requireAccount('runs-change'),
      schema: { params: runParams, response: { 200: runViewSchema } },
    },
    async (request) => {
      const { run } = request.params
      const driver = openDriver(runs, run)
      if (driver.view().state !== 'paused') throw new SampanError('run-not-open', { run })
      await driver.continue()
      return present(await monitor.view(run), run)
    },
  )
}

function registerResults(app: HttpApp, { database }: RunRouteDependencies): void {
  app.get(
    '/v1/runs/:run/results',
    {
      config: requireAccount('results-read'),
      schema: { params: runParams, response: { 200: resultListSchema } },
    },
    async (request) => {
      const rows = await database
        .selectFrom('result')
        .select('body')
        .where('run', '=', request.params.run)
        .orderBy('released_entry')
        .execute()
      return { results: rows.map((row) => storedResultSchema.parse(JSON.parse(row.body))) }
    },
  )
}

function openDriver(runs: Runs, run: string): NonNullable<ReturnType<Runs['driver']>> {
  const driver = runs.driver(run)
  if (driver === null) throw new SampanError('run-not-open', { run })
  return driver
}

function present(view: RunView | null, run: string): RunView {
  if (view === null) throw new SampanError('run-unknown', { run })
  return view
}

async function listRuns(database: Database): Promise<readonly RunSummary[]> {
  const rows = await database
    .selectFrom('run')
    .innerJoin('study', 'study.digest', 'run.study')
    .leftJoin('round', (join) =>
      join.onRef('round.run', '=', 'run.id').on('round.sum', 'is not', null),
    )
    .select(['run.id', 'run.number', 'run.account', 'run.state', 'run.reason', 'run.subject'])
    .select(['run.opened_at', 'run.ended_at', 'study.id as study', 'study.manifest'])
    .select((eb) => eb.fn.count<bigint>('round.round').as('rounds'))
    .groupBy('run.id')
    .orderBy('run.opened_at', 'desc')
    .limit(limits.pageRowsMax)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    study: row.study,
    title: parseManifest(row.manifest).manifest.title,
    number: Number(row.number),
    account: row.account,
    state: stateOf(row.state),
    reason: row.reason,
    subject: row.subject,
    rounds: Number(row.rounds),
    openedAt: new Date(Number(row.opened_at)).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(Number(row.ended_at)).toISOString(),
  }))
}

function stateOf(state: string): RunState {
  return openStates.find((open) => open === state) ?? (state as RunState)
}
