import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemClock, systemRandom } from '@sampan/shared'
import { defaultPolicy } from '@sampan/site-agent'
import { simulate } from '@sampan/simulation'

const here = path.resolve(import.meta.dirname, '../..')
const oracle = (name: string): string => path.join(here, 'oracles', name)
const ignore = (): void => undefined

function linesOf(name: string): readonly (readonly string[])[] {
  const lines = readFileSync(oracle(name), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => line.split(','))
}

/** Models of designs.R with at least one answer, in which no column is almost a combination of others. */
const answered = new Set(linesOf('designs-answers.csv').map(([id = '']) => id))
const chosen = linesOf('designs.csv')
  .filter(([id = '', , , , , , , , , , left, , largest]) => {
    return answered.has(id) && Number(left) > 1e-6 && Number(largest) < 25
  })
  .slice(0, 8)

const numbers = {
  unit: '[-10, 10]',
  far: '[999000, 1001000]',
  tiny: '[-0.0001, 0.0001]',
  heavy: '[0.000001, 100000]',
  near: '[-10, 10]',
  wide: '[1, 1000000]',
  count: '[0, 100]',
  narrow: '[900, 1100]',
}
const factors = {
  three: '[p, q, r]',
  five: '[a1, b2, c 3, d-4, e.5]',
  eight: '[k1, k2, k3, k4, k5, k6, k7, k8]',
}
const floors = '{ peoplePerSite: 1, cell: 1, parametersPerPerson: 1, queriesPerDay: 100000 }'

/** Two models: a run has 25 rounds. */
const studyText = (designs: typeof chosen): string =>
  [
    'schema: sampan/study/v1',
    'title: Awkward designs',
    'purpose: To compare with R.',
    'sponsor: Sampan',
    'investigator: { name: Reference, affiliation: Sampan }',
    'sites: [a, b, c]',
    'data: { registry: designs_people }',
    'asOf: 2024-01-01',
    `floors: ${floors}`,
    'features:',
    ...Object.entries(numbers).map(
      ([name, range]) => `  ${name}: { column: ${name}, range: ${range} }`,
    ),
    ...['half', 'rare', 'even', 'tenth', 'few'].map(
      (name) => `  ${name}: { column: ${name}, type: binary }`,
    ),
    ...Object.entries(factors).map(
      ([name, levels]) => `  ${name}: { column: ${name}, levels: ${levels} }`,
    ),
    'analyses:',
    ...designs.map(analysisText),
  ].join('\n')

/** One analysis as a study writes it. Its terms are `d<id>.t1`, `d<id>.t2` ... */
function analysisText(design: readonly string[]): string {
  const [id = '', outcome = '', intercept, confidence = '', terms = '', joined = ''] = design
  const place = (k: string): string => `d${id}.t${k}`
  const mains = terms.split(';').map((text, k) => {
    const [of = '', first = '', centre, scale] = text.split('|')
    const name = place(String(k + 1))
    return scale === undefined
      ? `{ factor: ${of}, reference: ${first}, name: ${name} }`
      : `{ numeric: ${of}, name: ${name}, log: ${first === '1'}, centre: ${Number(centre)}, scale: ${Number(scale)} }`
  })
  const products = joined
    .split(';')
    .filter(Boolean)
    .map((text) => `{ interaction: [${text.split('|').map(place).join(', ')}] }`)
  const list = [...mains, ...products].join(', ')
  return `  - { id: d${id}, kind: glm, outcome: ${outcome}, intercept: ${intercept === '1'}, confidence: ${confidence}, terms: [${list}] }`
}

interface Fitted {
  readonly n: number
  readonly deviance: number
  readonly estimates: readonly { term: string; estimate: number; 'std.error': number }[]
}

async function fittedBy(designs: typeof chosen): Promise<readonly Fitted[]> {
  const simulated = await simulate({
    study: { text: studyText(designs), fileName: 'designs.yaml' },
    sites: [{ id: 'site', path: oracle('designs_people.csv') }],
    split: 'site',
    dictionary: path.join(here, 'studies/designs.dictionary.yaml'),
    policy: defaultPolicy,
    floors: `schema: sampan/floors/v1\n${floors.slice(2, -2).replaceAll(', ', '\n')}\n`,
    clock: systemClock,
    random: systemRandom,
    log: { info: ignore, warn: ignore, debug: ignore },
  })
  if (simulated.faults !== null) throw new Error(JSON.stringify(simulated.faults))
  expect(simulated.view).toMatchObject({ state: 'completed', reason: null })
  return simulated.results.map((stored) => stored['result'] as Fitted)
}

describe('eight models over awkward columns, through a federation of four hospitals', () => {
  it('give what R gives on the pooled table', { timeout: 180_000 }, async () => {
    const fits: Fitted[] = []
    for (let k = 0; k < chosen.length; k += 2)
      fits.push(...(await fittedBy(chosen.slice(k, k + 2))))
    const answers = linesOf('designs-answers.csv')
    expect([chosen.length, fits.length]).toEqual([8, 8])
    chosen.forEach(([id = '', , , , , , n, , deviance], k) => {
      const { n: people, deviance: own, estimates } = fits[k]!
      const rows = answers.filter(([of]) => of === id)
      expect(people).toBe(Number(n))
      expect(Math.abs(own / Number(deviance) - 1)).toBeLessThan(1e-9)
      const terms = estimates.map(({ term }) => term.replaceAll(`d${id}.`, ''))
      expect(terms).toEqual(rows.map(([, term]) => term))
      rows.forEach(([, , estimate, error], row) => {
        const ours = estimates[row]!
        const scale = Math.max(Math.abs(Number(estimate)), Number(error))
        expect(Math.abs(ours.estimate - Number(estimate)) / scale).toBeLessThan(1e-8)
        expect(Math.abs(ours['std.error'] / Number(error) - 1)).toBeLessThan(1e-8)
      })
    })
  })
})
