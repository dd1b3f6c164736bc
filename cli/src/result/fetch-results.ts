import { resultListSchema, runListSchema, SampanError, type StoredResult } from '@sampan/shared'
import { pathOf, type Connection } from '../connection/connection.ts'

/**
 * The results of a run, or the one result that is named; of one analysis where that is asked for.
 * @throws SampanError result-unknown; message-malformed for results of another run
 */
export async function fetchResults(
  hub: Connection,
  name: string,
  analysis: string | undefined,
): Promise<readonly StoredResult[]> {
  const found = name.startsWith('result_')
    ? await resultNamed(hub, name)
    : await resultsOf(hub, name)
  const wanted = found.filter((each) => analysis === undefined || each.analysis === analysis)
  if (wanted.length > 0) return wanted
  throw new SampanError('result-unknown', {
    of: name,
    ...(analysis === undefined ? {} : { analysis }),
  })
}

async function resultsOf(hub: Connection, run: string): Promise<readonly StoredResult[]> {
  const { results } = await hub.get(pathOf('runs', run, 'results'), resultListSchema)
  const foreign = results.find((each) => each.run !== run)
  if (foreign !== undefined)
    throw new SampanError('message-malformed', { expected: run, found: foreign.run })
  return results
}

/** Results hang on their runs: those are looked through, the newest first. */
async function resultNamed(hub: Connection, id: string): Promise<readonly StoredResult[]> {
  const { runs } = await hub.get(pathOf('runs'), runListSchema)
  for (const run of runs) {
    const result = (await resultsOf(hub, run.id)).find((each) => each.id === id)
    if (result !== undefined) return [result]
  }
  return []
}
