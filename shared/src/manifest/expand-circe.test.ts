import { limits } from '@sampan/proto'
import { describe, expect, it } from 'vitest'
import { definitionBytes, smallDefinition } from '../circe/small-definition.test.data.ts'
import { utf8 } from '../encoding/bytes.ts'
import { formatDigest } from '../identity/keys.ts'
import { sha256 } from '../platform/crypto.ts'
import { describeFault } from './fault.ts'
import { readStudy } from './read-study.ts'
import { clock, directory, soundStudy } from './sample.test.data.ts'
import { readDefinitions, studyFiles } from './study-files.ts'

const withCohort = (text: string): string => soundStudy.replace('asOf:', `${text}\nasOf:`)
const atlas = definitionBytes(smallDefinition({ rules: ['a', 'b'] }))
const digest = formatDigest(sha256(atlas))

function read(text: string, files: Readonly<Record<string, Uint8Array>>) {
  const source = { text: withCohort(text), fileName: 'study.yaml' }
  return readStudy(source, directory, { clock, files: new Map(Object.entries(files)) })
}

describe('a cohort definition beside a study file', () => {
  it('enters the manifest by the digest of its exact bytes and the number of its rules', () => {
    const { manifest } = read('cohort: { circe: folder/atlas.json, name: Diabetics }', {
      'folder/atlas.json': atlas,
    })
    expect(manifest?.cohorts).toEqual([
      { id: 'target', name: 'Diabetics', definition: { kind: 'circe', file: digest, rules: 2 } },
    ])
    expect(manifest?.population).toMatchObject({ target: 'target', index: 'cohort-start' })
  })

  it('is one file for cohorts that share it', () => {
    const cohorts = 'cohorts: { a: { circe: atlas.json }, b: { circe: atlas.json } }'
    const { manifest } = read(`${cohorts}\npopulation: { target: b }`, { 'atlas.json': atlas })
    expect(studyFiles(manifest!)).toEqual([digest])
    expect([...readDefinitions(manifest!, new Map([[digest, atlas]])).keys()]).toEqual(['a', 'b'])
  })

  const broken = { ...smallDefinition(), Verdict: 1 }
  const dangling = { ...smallDefinition(), ConceptSets: [] }
  it.each<[string, Uint8Array | null, readonly [string, string], string]>([
    [
      'is not there',
      null,
      ['study-file-missing', 'fault.fileMissing'],
      'there is no file "atlas.json" beside the study file',
    ],
    [
      'asks for what is not done',
      definitionBytes(broken),
      ['cohort-unsupported', 'fault.definitionUnsupported'],
      '"atlas.json" uses Verdict, which this version does not do, at $.Verdict of the definition',
    ],
    [
      'has no meaning',
      definitionBytes(dangling),
      ['cohort-invalid', 'fault.definitionInvalid'],
      '"atlas.json": expected the id of a concept set of this definition at $.PrimaryCriteria.CriteriaList[0].ConditionOccurrence of the definition',
    ],
    [
      'is not JSON',
      utf8('{"a": 1,\n "a": 2}'),
      ['file-malformed', 'fault.definitionMalformed'],
      '"atlas.json" is not JSON: expected a name that is not repeated at line 2, column 2',
    ],
    [
      'is not text',
      Uint8Array.of(0xff, 0xfe),
      ['file-not-text', 'fault.definitionNotText'],
      '"atlas.json" is not plain UTF-8 text',
    ],
    [
      'is too large',
      new Uint8Array(limits.studyFileBytesMax + 1),
      ['file-too-large', 'fault.definitionTooLarge'],
      `"atlas.json" has more than ${limits.studyFileBytesMax} bytes`,
    ],
  ])('that %s is a fault at the line that names it', (_, content, [code, key], expected) => {
    const { manifest, faults } = read(
      'cohort: { circe: atlas.json }',
      content === null ? {} : { 'atlas.json': content },
    )
    expect(manifest).toBeNull()
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({
      ...{ code, expected: { key } },
      ...{ path: ['cohort', 'circe'], line: 7 },
    })
    expect(describeFault(faults[0]!, 'en').split(': ').slice(2).join(': ')).toBe(expected)
  })

  it.each<[string, ReadonlyMap<string, Uint8Array>, number]>([
    ['study-file-missing', new Map(), 2],
    ['manifest-digest-mismatch', new Map([[digest, utf8('{}')]]), 2],
    ['study-invalid', new Map([[digest, atlas]]), 3],
  ])('is checked again by whoever receives it: %s', (code, files, rules) => {
    const definition = { kind: 'circe', file: digest, rules } as const
    expect(() => readDefinitions({ cohorts: [{ id: 'a', name: 'A', definition }] }, files)).toThrow(
      expect.objectContaining({ code }),
    )
  })
})
