import { defaultFloors, type Floors } from '@sampan/shared'
import { expect, it } from 'vitest'
import type { Contribution } from '../analysis/contribution.ts'
import { passGate, type GateQuestion } from './gate.ts'

const site = { name: 'site', kind: 'site', levels: ['a', 'b', 'c'] } as const

/** The code of the refusal of a contribution without weights, or null. */
function refusal(
  manifest: Partial<GateQuestion['manifest']>,
  floors: Partial<Floors>,
  ownVerdict?: () => null,
): string | null {
  const analysis = { kind: 'x', ownVerdict }
  const input = { settings: { id: 'x', kind: 'feasibility' } }
  const plan = { analysis, input, broadcast: { analysis: 'x' } }
  const contribution = { plan, people: 100, values: new Float64Array(1), weights: [] }
  const question = {
    ...{ manifest: { features: [], cells: 'pooled', ...manifest }, plan: [], sites: 3, last: null },
    floors: { ...defaultFloors, ...floors },
  }
  try {
    passGate(
      { judgePeople: () => null, judgePublished: () => null, judgeWeights: () => null },
      contribution as unknown as Contribution,
      question as unknown as GateQuestion,
    )
    return null
  } catch (error) {
    return (error as { readonly code: string }).code
  }
}

it('lets nothing through that shows this hospital where its floors, as they are now, forbid that', () => {
  const manifest = { features: [{ ...site, levels: [...site.levels] }] }
  expect(refusal(manifest, { aloneOk: true })).toBeNull()
  expect(refusal(manifest, { aloneOk: false })).toBe('alone-not-allowed')
  expect(refusal({}, { aloneOk: false })).toBeNull()
})

it('lets no own numbers through that nothing judges', () => {
  const judged = (): null => null
  expect(refusal({ cells: 'site' }, {}, judged)).toBeNull()
  expect(refusal({ cells: 'site' }, {})).toBe('feature-not-built')
  expect(refusal({ cells: 'pooled' }, {})).toBeNull()
})
