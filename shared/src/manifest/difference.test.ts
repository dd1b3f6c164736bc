import { expect, it } from 'vitest'
import { differences } from './difference.ts'
import type { Manifest } from './manifest.ts'
import { manifestOf, soundStudy } from './sample.test.data.ts'

const before = manifestOf(soundStudy)

it('an amendment is shown place by place, things with a name by their name', () => {
  const after: Manifest = {
    ...before,
    parent: `sha256:${'00'.repeat(32)}`,
    runsMax: 7,
    participants: before.participants.map((each) => ({
      ...each,
      mandatory: each.site === 'cleveland',
    })),
    features: [
      ...before.features
        .slice(1)
        .map((each) => (each.kind === 'sex' ? { ...each, concept: 8532 } : each)),
      { name: 'new', kind: 'age', at: null },
    ],
    ranges: { ...before.ranges, age: { low: 18, high: 120, outside: 'missing' } },
    outputs: ['csv'],
  }
  expect(differences(before, after)).toEqual([
    { path: 'features.age', kind: 'removed', before: before.features[0], after: null },
    { path: 'features.male.concept', kind: 'changed', before: 8507, after: 8532 },
    {
      path: 'features.new',
      kind: 'added',
      before: null,
      after: { name: 'new', kind: 'age', at: null },
    },
    { path: 'outputs', kind: 'changed', before: ['table', 'csv', 'json'], after: ['csv'] },
    { path: 'parent', kind: 'changed', before: null, after: after.parent },
    { path: 'participants.cleveland.mandatory', kind: 'changed', before: false, after: true },
    { path: 'ranges.age.low', kind: 'changed', before: 0, after: 18 },
    { path: 'runsMax', kind: 'changed', before: 5, after: 7 },
  ])
})

it('a changed order is a difference', () => {
  const [first, second, ...rest] = before.features
  const after: Manifest = { ...before, features: [second!, first!, ...rest] }
  expect(differences(before, after)).toEqual([
    {
      path: 'features',
      kind: 'reordered',
      before: ['age', 'male', 'stroke', 'pressure', 'smoking'],
      after: ['male', 'age', 'stroke', 'pressure', 'smoking'],
    },
  ])
})

it('things of one name twice are compared as a whole', () => {
  const features = [...before.features, before.features[0]!]
  const found = differences(before, { ...before, features })
  expect(found.map(({ path, kind }) => [path, kind])).toEqual([['features', 'changed']])
})
