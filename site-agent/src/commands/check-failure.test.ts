import { codes } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import type { Quality } from '../vault/quality/check-quality.ts'
import { counted } from '../vault/quality/result.ts'
import { failureOf } from './check-failure.ts'

const subject = { table: 'person', field: 'person_id', threshold: 0 } as const
const failed = counted({ ...subject, check: 'isPrimaryKey' }, 2, 3)
const warned = counted({ ...subject, check: 'fkDomain' }, 2, 3)
const facts = { sourceKind: 'postgresql', cdmVersion: '5.4' } as const
const quality = (...results: Quality['results']): Quality => ({
  facts: { ...facts, vocabularyVersion: null, statedVersion: null },
  results,
})
const ok = { check: 'settings', status: 'ok', about: '' } as const
const problem = { check: 'keys', status: 'problem', code: 'key-missing', about: 'x' } as const

describe('how a check ends', () => {
  it('with nothing, where data are only warned of', () => {
    expect(failureOf({ lines: [ok], quality: quality(warned) }, 'en')).toBeNull()
    expect(failureOf({ lines: [ok], quality: null }, 'en')).toBeNull()
  })

  it('with what is wrong with the data, when nothing else is', () => {
    const failure = failureOf({ lines: [ok], quality: quality(failed, warned, failed) }, 'en')
    expect(failure?.error).toMatchObject({ code: 'quality-failed', context: { checks: 2 } })
    expect(failure?.text).toContain('2 problems')
    expect(codes['quality-failed'].exit).toBe(13)
  })

  it('with the first problem, before the data', () => {
    const failure = failureOf({ lines: [ok, problem], quality: quality(failed) }, 'en')
    expect(failure?.error).toMatchObject({ code: 'key-missing', context: { check: 'keys' } })
    expect(failure?.text).toContain('2 problems')
  })
})
