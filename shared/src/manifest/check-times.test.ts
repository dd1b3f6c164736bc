import { expect, it } from 'vitest'
import type { Manifest } from './manifest.ts'
import { faultsOf, sound, type Change } from './sound-manifest.test.data.ts'

type Settings<K> = Extract<Manifest['analyses'][number], { readonly kind: K }>

const km: Settings<'km'> = {
  ...{ id: 'curve', kind: 'km', time: 'age', event: 'male', start: null, groups: null },
  ...{ confType: 'log', confidence: 0.95, quantiles: [0.5], tau: [], times: [] },
}
const evaluate: Settings<'evaluate'> = {
  ...{ id: 'check', kind: 'evaluate', model: 'glm', fixed: null, outcome: null },
  ...{ bins: 200, confidence: 0.95 },
}
const days = sound.floors.timeBandDays

const curve =
  (change: Partial<typeof km>, further: Partial<Manifest> = {}): Change =>
  () => ({ analyses: [{ ...km, ...change }], timeGrid: { bandDays: days }, ...further })

it.each<[string, Change, readonly string[]]>([
  ['a curve', curve({}), []],
  ['a time with levels', curve({ time: 'smoking' }), ['analyses[0].time fault.timeNumeric']],
  ['no such time', curve({ time: 'days' }), ['analyses[0].time fault.featureUnknown']],
  ['an event that is a number', curve({ event: 'age' }), ['analyses[0].event fault.featureBinary']],
  [
    'negative times',
    curve({}, { ranges: { ...sound.ranges, age: { low: -1, high: 9, outside: 'missing' } } }),
    ['analyses[0].time fault.timeNegative'],
  ],
  ['groups by a number', curve({ groups: 'age' }), ['analyses[0].groups fault.groupsNumeric']],
  ['no bands', curve({}, { timeGrid: null }), ['timeGrid fault.timeGrid']],
  [
    'bands below the floor of the study',
    curve({}, { timeGrid: { bandDays: days - 1 } }),
    ['timeGrid.bandDays fault.timeBand'],
  ],
  [
    'a model that is not there',
    () => ({ analyses: [{ ...evaluate, model: 'other' }] }),
    ['analyses[0].model fault.modelUnknown'],
  ],
])('%s', (_, change, expected) => {
  const found = faultsOf(change).map((text) =>
    text.replace(/ (study-invalid|time-band-too-narrow)/, ''),
  )
  expect(found).toEqual(expected)
})
