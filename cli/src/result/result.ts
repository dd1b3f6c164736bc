import { needed, openResult, resultText, group, text, type Command } from '@sampan/terminal'
import { online } from '../online.ts'
import { resultWords } from '../text/command-words.ts'
import { exportResults } from './export.ts'
import { fetchResults } from './fetch-results.ts'

const show: Command = online({
  name: 'show',
  words: resultWords('show'),
  arguments: { RUN: needed(text('RUN')) },
  options: { analysis: text('ANALYSIS') },
  examples: [
    'sampan result show run_01jk... --analysis model',
    'sampan result show result_01jk...',
  ],
  codes: ['result-unknown'],
  run: async ({ RUN, analysis }, session, hub) => {
    const results = await fetchResults(hub, RUN, analysis)
    const texts = results.map((result) => resultText(session, openResult(result)))
    const data = JSON.parse(JSON.stringify({ results })) as { readonly results: [] }
    return { data, text: texts.join('\n\n\n') }
  },
})

export const result = group({
  name: 'result',
  words: resultWords('result'),
  commands: [show, exportResults],
})
