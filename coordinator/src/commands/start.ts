import { programWords } from '../text/command-words.ts'
import { serve } from '../process/serve.ts'
import { atHome } from './at-home.ts'
import { consoleCodes } from './console.ts'

/** In the foreground: whoever supervises processes does the rest. */
export const start = atHome({
  name: 'start',
  words: programWords('start'),
  arguments: {},
  options: {},
  examples: ['sampan coordinator start', 'sampan coordinator start --home /srv/coordinator'],
  codes: [...consoleCodes, 'already-running', 'key-missing'],
  run: async (_, session, folder) => {
    const { output, errors } = session.surroundings
    const stream = session.json ? errors : output
    await serve(folder, {
      logTo: {
        write: (line) => {
          stream.write(line)
        },
      },
    })
    return { data: { folder }, text: '' }
  },
})
