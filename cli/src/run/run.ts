import { runListSchema, runViewSchema } from '@sampan/shared'
import { flag, group, list, needed, text, type Command } from '@sampan/terminal'
import { pathOf } from '../connection/connection.ts'
import { online } from '../online.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { runWords } from '../text/command-words.ts'
import { runTable, runText } from './run-fields.ts'
import { watchRun } from './watch-run.ts'

const start: Command = online({
  name: 'start',
  words: runWords('start'),
  arguments: { STUDY: needed(text('STUDY')) },
  options: { analyses: list('ANALYSES'), sites: list('SITES'), watch: flag },
  examples: [
    'sampan run start study_01jk... --watch',
    'sampan run start 4f2c9a01 --analyses feasibility,model --sites hk-east,hk-west,macau-1',
  ],
  codes: [
    'study-unknown',
    'study-not-started',
    'study-expired',
    'sites-too-few',
    'controllers-too-few',
    'approval-missing',
    'runs-exhausted',
    'site-absent',
  ],
  run: async ({ STUDY: study, analyses, sites, watch }, session, hub) => {
    const body = { study, analyses, sites }
    const view = await hub.post(pathOf('runs'), runViewSchema, body)
    const t = cliTexts(session.language)
    if (!watch) return { data: view, text: t('run.started', { run: view.id }) }
    session.note(t('run.started', { run: view.id }))
    return watchRun(session, hub, view.id)
  },
})

const watch: Command = online({
  name: 'watch',
  words: runWords('watch'),
  arguments: { RUN: needed(text('RUN')) },
  options: {},
  examples: ['sampan run watch run_01jk...'],
  codes: ['run-unknown', 'run-cancelled', 'run-lost', 'approval-missing', 'attempts-exhausted'],
  run: ({ RUN }, session, hub) => watchRun(session, hub, RUN),
})

const show: Command = online({
  name: 'show',
  words: runWords('show'),
  arguments: { RUN: needed(text('RUN')) },
  options: {},
  examples: ['sampan run show run_01jk...'],
  codes: ['run-unknown'],
  run: async ({ RUN }, session, hub) => {
    const view = await hub.get(pathOf('runs', RUN), runViewSchema)
    return { data: view, text: runText(session, view) }
  },
})

const listRuns: Command = online({
  name: 'list',
  words: runWords('list'),
  arguments: {},
  options: {},
  examples: ['sampan run list'],
  codes: [],
  run: async (_, session, hub) => {
    const { runs } = await hub.get(pathOf('runs'), runListSchema)
    return { data: { runs }, text: runTable(session, runs) }
  },
})

const continueRun: Command = online({
  name: 'continue',
  words: runWords('continue'),
  arguments: { RUN: needed(text('RUN')) },
  options: { watch: flag },
  examples: ['sampan run continue run_01jk... --watch'],
  codes: ['run-unknown', 'run-not-open'],
  run: async ({ RUN, watch: follow }, session, hub) => {
    const view = await hub.post(pathOf('runs', RUN, 'continuation'), runViewSchema)
    if (follow) return watchRun(session, hub, view.id)
    const t = cliTexts(session.language)
    return { data: view, text: t('run.goesOn', { run: view.id }) }
  },
})

const cancel: Command = online({
  name: 'cancel',
  words: runWords('cancel'),
  arguments: { RUN: needed(text('RUN')) },
  options: {},
  examples: ['sampan run cancel run_01jk...'],
  codes: ['run-unknown', 'run-not-open'],
  run: async ({ RUN }, session, hub) => {
    const view = await hub.post(pathOf('runs', RUN, 'cancellation'), runViewSchema)
    const t = cliTexts(session.language)
    return { data: view, text: t('run.cancelledNow', { run: view.id }) }
  },
})

export const run = group({
  name: 'run',
  words: runWords('run'),
  commands: [start, watch, show, listRuns, continueRun, cancel],
})
