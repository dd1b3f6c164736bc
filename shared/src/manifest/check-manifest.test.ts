import { describe, expect, it } from 'vitest'
import type { Code } from '../errors/codes.ts'
import { isSampanError } from '../errors/sampan-error.ts'
import { checkManifest, requireSoundManifest } from './check-manifest.ts'
import { fault } from './fault.ts'
import { faultsOf, sound, type Change } from './sound-manifest.test.data.ts'

it('a sound manifest has no faults', () => {
  expect(checkManifest(sound)).toEqual([])
  expect(() => requireSoundManifest(sound)).not.toThrow()
})

describe('what is not built', () => {
  it.each<[string, Change]>([['missing', () => ({ missing: 'mean-indicator' })]])(
    '%s',
    (path, change) => {
      expect(faultsOf(change)).toEqual([`${path} feature-not-built fault.notBuilt`])
    },
  )
})

describe('further checks', () => {
  const overflow = () => [fault('study-overflow', ['ranges', 'age'], 'fault.value')]

  it('see only manifests without faults', () => {
    expect(checkManifest(sound, [overflow]).map(({ code }) => code)).toEqual(['study-overflow'])
    expect(
      checkManifest({ ...sound, features: [] }, [overflow]).map(({ code }) => code),
    ).not.toContain('study-overflow')
  })

  it('throw as the first fault', () => {
    let code: Code | null = null
    try {
      requireSoundManifest(sound, [overflow])
    } catch (error) {
      code = isSampanError(error) ? error.code : null
    }
    expect(code).toBe('study-overflow')
  })
})
