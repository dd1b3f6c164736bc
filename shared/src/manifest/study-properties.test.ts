import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsRing } from '../analysis/fits-ring.ts'
import { arbitraryStudy } from './arbitrary-study.test.data.ts'
import { checkManifest } from './check-manifest.ts'
import { differences } from './difference.ts'
import { expandStudy } from './expand.ts'
import { manifestBytes, parseManifest, type Manifest } from './manifest.ts'
import { clock, directory } from './sample.test.data.ts'
import { parseStudyFile, printStudyFile, type StudyFile } from './study-file.ts'

function manifestOf(study: StudyFile): Manifest {
  const { manifest, faults } = expandStudy(study, directory, { clock })
  expect(faults).toEqual([])
  return { ...manifest!, id: `study_${'0'.repeat(26)}` }
}

describe('every sound study file', () => {
  it('prints as YAML and as JSON that parse to it', () => {
    fc.assert(
      fc.property(arbitraryStudy, (study) => {
        for (const text of [printStudyFile(study), JSON.stringify(study, null, 2)]) {
          const parsed = parseStudyFile(text, 'study')
          expect(parsed.faults).toEqual([])
          expect(parsed.study).toEqual(study)
        }
      }),
    )
  })

  it('expands to a manifest without faults, whose bytes parse to it', () => {
    fc.assert(
      fc.property(arbitraryStudy, (study) => {
        const manifest = manifestOf(study)
        expect(checkManifest(manifest, [fitsRing])).toEqual([])
        expect(parseManifest(manifestBytes(manifest)).manifest).toEqual(manifest)
      }),
    )
  })

  it('expands to the same manifest whatever the order of its sites', () => {
    fc.assert(
      fc.property(arbitraryStudy, (study) => {
        const reversed = { ...study, sites: [...study.sites].reverse() }
        expect(manifestOf(reversed)).toEqual(manifestOf(study))
      }),
    )
  })

  it('differs from another exactly where the canonical forms differ', () => {
    fc.assert(
      fc.property(arbitraryStudy, arbitraryStudy, (one, other) => {
        const [before, after] = [manifestOf(one), manifestOf(other)]
        const same = Buffer.compare(manifestBytes(before), manifestBytes(after)) === 0
        expect(differences(before, after).length === 0).toBe(same)
        expect(differences(before, before)).toEqual([])
      }),
    )
  })
})

describe('any text', () => {
  it('is refused or accepted, never thrown at', () => {
    const fragment = fc.constantFrom(
      'schema: sampan/study/v1\n',
      'title:',
      ' a',
      '\n',
      '- ',
      '? ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '!t',
      '%',
      '---',
      '...',
      '#',
      '\t',
      '  ',
      '0',
      '1e9',
      '~',
      '__proto__',
      '\u0000',
      '\ud800',
      '\u202e',
      '醫',
    )
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => {
        const { study, faults } = parseStudyFile(fragments.join(''), 'study.yaml')
        expect(study === null).toBe(faults.length > 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('and any data', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (json) => {
        const { study, faults } = parseStudyFile(json, 'study.json')
        expect(study).toBeNull()
        for (const each of faults) expect(each.line).toBeGreaterThan(0)
      }),
    )
  })
})
