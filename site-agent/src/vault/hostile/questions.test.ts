import { analysisOf, dequantize, layOut, present, type RoundPlan } from '@sampan/shared'
import { attack, nothing } from './attack.test.support.ts'
import { place, sumOf, type HostileHub } from './hostile-hub.test.support.ts'
import { advertised, everyone } from './joined-hub.test.support.ts'

/** What the study would ask at its end, about a point that it would never ask about, and without what comes before. */
function chosenBy(hub: HostileHub): RoundPlan {
  const { manifest } = hub.study
  const settings = present(
    manifest.analyses.find(({ id }) => id === 'ages'),
    'analysis',
  )
  const input = { manifest, settings }
  const analysis = analysisOf('describe')
  const counted = { people: 1000, present: [1000], levels: [[]], means: [49], groups: [] }
  const broadcast = { analysis: 'ages', kind: 'describe', step: 'powers', ...counted } as const
  const { width, segments } = analysis.spec(input, broadcast)
  return { input, analysis, broadcast, layout: layOut({ width, segments, sites: 4 }) }
}

attack('an opening that says something else than what the hospitals compute', {
  sites: 4,
  secret: sumOf(everyone),
  layers: [
    [{ checkBroadcast: nothing }, 'broadcast-mismatch'],
    [{ checkContext: nothing }, 'context-mismatch'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await advertised(hub)
    const other = hub.attempt(place('run_a'), everyone, chosenBy(hub))
    for (const [index, said] of attempt.advertisements) other.advertisements.set(index, said)
    attempt.use(other.openingOf())
    await attempt.share()
    await attempt.mask()
    return attempt.finish(everyone)
  },
})

let chosen: RoundPlan | null = null

attack('a question that the coordinator chose', {
  sites: 4,
  // Everybody is 50: the first power about 49 is the number of people.
  secret: sumOf(everyone),
  layers: [[{ nextPlan: () => chosen }, 'broadcast-mismatch']],
  learn: async (hub) => {
    chosen = chosenBy(hub)
    await hub.invite('run_a')
    const attempt = hub.attempt(place('run_a'), everyone, chosen)
    await attempt.collect()
    const reveals = await attempt.reveal(await attempt.confirm(everyone), everyone)
    const [first] = dequantize(attempt.sum(everyone, reveals), chosen.layout)
    return Math.round(present(first, 'a value'))
  },
})
