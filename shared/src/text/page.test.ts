import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../encoding/bytes.ts'
import type { Json, JsonObject } from '../encoding/canonical-json.ts'
import { definitionBytes, smallDefinition } from '../circe/small-definition.test.data.ts'
import { isSampanError } from '../errors/sampan-error.ts'
import { formatDigest } from '../identity/keys.ts'
import { sha256 } from '../platform/crypto.ts'
import { languageSchema } from '../governance/records.ts'
import { arbitraryStudy } from '../manifest/arbitrary-study.test.data.ts'
import { expandStudy } from '../manifest/expand.ts'
import { recordSchema } from '../manifest/elements.ts'
import { signedStudy, type Manifest } from '../manifest/manifest.ts'
import {
  clock,
  directory,
  exampleText,
  manifestOf,
  soundStudy,
} from '../manifest/sample.test.data.ts'
import { columnsOf, pageColumns } from './layout.ts'
import { pageDigest, renderStudyPage } from './page.ts'

const languages = languageSchema.options
const digest = `sha256:${'5a'.repeat(32)}`

const atlas = definitionBytes(
  smallDefinition({ set: 'diabetes > all', rules: ['before "ever"\u2028## 1. Heading', ''] }),
)
const atlasName = formatDigest(sha256(atlas))
const files = new Map([[atlasName, atlas]])

const omop = manifestOf(exampleText('gi-bleed-omop.yaml'))
const window = 'long'
const covariates: Manifest['features'] = [
  { name: 'group', kind: 'age-group', levels: ['60-64', '65-69'] },
  { name: 'year', kind: 'index-year', levels: ['2024', '2025'] },
  { name: 'month', kind: 'index-month' },
  { name: 'asian', kind: 'race', concept: 8515 },
  { name: 'hispanic', kind: 'ethnicity', concept: 38003563 },
  { name: 'observed', kind: 'observed-days', side: 'before' },
  {
    ...{ name: 'stays', kind: 'count', counted: 'records', domain: 'visit', window },
    ...{ concepts: { ids: [9201], descendants: true } },
  },
  {
    ...{ name: 'conditions', kind: 'count', counted: 'concepts', domain: 'condition-era', window },
    concepts: null,
  },
  { name: 'high', kind: 'range-group', concept: 3004249, group: 'above', window },
  { name: 'burden', kind: 'score', score: 'charlson' },
  {
    ...{ name: 'treated', kind: 'presence', domain: 'drug-era', window },
    ...{ concepts: [1308216], descendants: false },
  },
]
/** Uses every place that a manifest has, also those that no run may use yet. */
const full: Manifest = {
  ...omop,
  parent: digest,
  protocolDigest: digest.replaceAll('5a', '5b'),
  investigator: { ...omop.investigator, key: digest.replaceAll('5a', '5c') },
  collusionAccepted: 'One authority runs two of them.',
  cohorts: [
    ...omop.cohorts,
    { id: 'other', name: 'Others', definition: { kind: 'everyone' } },
    {
      id: 'atlas',
      name: 'From a file',
      definition: { kind: 'circe', file: atlasName, rules: 2 },
    },
  ],
  population: {
    target: 'target',
    comparator: { cohort: 'other', both: 'remove' },
    outcome: 'atlas',
    asOf: '2025-12-31',
    index: 'cohort-start',
    washoutDays: 365,
    priorOutcome: 'remove',
    timeAtRisk: {
      start: 1,
      startAnchor: 'cohort start',
      end: 730,
      endAnchor: 'cohort end',
      minimumDays: 91,
    },
  },
  vocabulary: { version: 'v5.0 28-FEB-25', onMismatch: 'refuse' },
  features: [
    ...omop.features,
    { name: 'born', kind: 'age', at: '2020-02-29' },
    {
      name: 'hba1c',
      kind: 'value',
      domain: 'measurement',
      concept: 3004410,
      unit: 8554,
      window: 'medium',
      pick: 'latest',
      levels: null,
    },
    {
      name: 'smoking',
      kind: 'value',
      domain: 'observation',
      concept: 4275495,
      unit: null,
      window: 'short',
      pick: 'latest',
      levels: ['never', 'ever'],
    },
    ...covariates,
    { name: 'hospital', kind: 'site', levels: ['tung-wah', 'union'] },
    ...(['outcome', 'outcome-count', 'time-to-event', 'treatment'] as const).map((kind) => ({
      name: kind.replaceAll('-', '_'),
      kind,
    })),
  ],
  ranges: { ...omop.ranges, hba1c: { low: 3.5, high: 20.25, outside: 'refuse' } },
  analyses: [
    ...omop.analyses,
    { id: 'common', kind: 'prevalence', features: ['treated'], shareMin: 0.125 },
  ],
  terms: [
    ...omop.terms,
    { name: 'logged', kind: 'numeric', of: 'hba1c', centre: 1.75, scale: 0.5, log: true },
    { name: 'smoked', kind: 'factor', of: 'smoking', reference: 'never' },
    {
      ...{ name: 'natural', kind: 'spline', of: 'hba1c', basis: 'natural', degree: 3 },
      ...{ knots: [5.5, 7.25], boundary: { low: 4.25, high: 12.5 } },
    },
    {
      ...{ name: 'pieces', kind: 'spline', of: 'hba1c', basis: 'b', degree: 2, knots: [] },
      boundary: { low: 3.125, high: 21.5 },
    },
    { name: 'powers', kind: 'polynomial', of: 'hba1c', degree: 4 },
  ],
}
const registry = manifestOf(exampleText('heart-registry.yaml'))
const table: Manifest = {
  ...registry,
  data: { model: 'registry', table: 'heart', person: 'patient no', rows: 'one' },
  features: [
    ...registry.features,
    { name: 'severe', kind: 'column', column: 'num', type: 'binary', equals: '4', levels: null },
  ],
}

type Path = readonly (string | number)[]

function leaves(value: Json, path: Path = []): readonly (readonly [Path, Json])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined
      ? []
      : leaves(member, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

function withLeaf(value: Json, [step, ...rest]: Path, leaf: Json): Json {
  if (step === undefined) return leaf
  if (isList(value))
    return value.map((member, k) => (k === step ? withLeaf(member, rest, leaf) : member))
  const members = value as JsonObject
  return { ...members, [step]: withLeaf(members[step]!, rest, leaf) }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Closed choices, by the member that they stand in. */
const choices: Readonly<Record<string, readonly string[]>> = {
  jurisdiction: ['HK', 'MO', 'CN-GBA9', 'CN-OTHER', 'OTHER'],
  versions: ['5.3', '5.4'],
  window: ['any', 'long', 'medium', 'short'],
  domain: recordSchema.options,
  side: ['before', 'after'],
  counted: ['records', 'concepts'],
  group: ['below', 'within', 'above'],
  basis: ['natural', 'b'],
  rows: ['one', 'several'],
  score: ['charlson', 'cha2ds2vasc'],
  index: ['as-of', 'cohort-start'],
  priorOutcome: ['keep', 'remove'],
  both: ['keep-first', 'remove'],
  startAnchor: ['cohort start', 'cohort end'],
  endAnchor: ['cohort start', 'cohort end'],
  outside: ['missing', 'refuse'],
  missing: ['complete-case', 'mean-indicator', 'refuse'],
  onMismatch: ['refuse', 'report', 'ignore'],
  cells: ['pooled', 'site'],
  outputs: ['table', 'csv', 'json'],
  type: ['numeric', 'binary', 'category'],
}
/** Single-valued places: the schema allows nothing else, or the value says which other members there are. */
const fixed = new Set([
  'schema',
  'suite',
  'kind',
  'model',
  'pick',
  'family',
  'link',
  'timeGrid',
  'dp',
])

function choiceOf(path: Path): readonly string[] | undefined {
  const name = path.findLast((step) => typeof step === 'string')
  return typeof name === 'string' && Object.hasOwn(choices, name) ? choices[name] : undefined
}

function other(path: Path, leaf: Json): Json | undefined {
  if (fixed.has(String(path.at(-1)))) return undefined
  if (typeof leaf === 'number') return leaf + 1
  if (typeof leaf === 'boolean') return !leaf
  if (typeof leaf !== 'string') return undefined
  const choice = choiceOf(path)
  return choice === undefined ? `${leaf}x` : choice.find((each) => each !== leaf)
}

/** The page without the digest of the manifest, which changes with anything. */
function body(manifest: Manifest, language: (typeof languages)[number]): string {
  const study = { manifest, bytes: utf8(''), digest: utf8(''), name: digest }
  try {
    return renderStudyPage(study, language, files)
  } catch (error) {
    // Of a file that is not there, or is not what the manifest says, there is no page.
    if (!isSampanError(error)) throw error
    return error.code
  }
}

describe('the page leaves out nothing that the signature covers', () => {
  it.each([
    ['OMOP', full],
    ['registry', table],
  ])('every changed value of a manifest changes it (%s)', (_, manifest) => {
    const tried = leaves(manifest).flatMap(([path, leaf]) => {
      const changed = other(path, leaf)
      return changed === undefined ? [] : [[path, changed] as const]
    })
    expect(tried.length).toBeGreaterThan(90)
    for (const language of languages) {
      const before = body(manifest, language)
      const silent = tried.filter(([path, changed]) => {
        const after = withLeaf(manifest, path, changed) as unknown as Manifest
        return body(after, language) === before
      })
      expect(silent.map(([path]) => path.join('.'))).toEqual([])
    }
  })

  it('every text and number of any manifest stands on it', () => {
    const bare = (text: string): string =>
      text.replaceAll(/[\s>]|(?<=\d),(?=\d{3})|\\(?=["\\])/g, '')
    fc.assert(
      fc.property(arbitraryStudy, (study) => {
        const { manifest } = expandStudy(study, directory, { clock })
        const signed = signedStudy({ ...manifest!, id: `study_${'0'.repeat(26)}` })
        const pages = languages.map((language) => bare(renderStudyPage(signed, language)))
        for (const [path, leaf] of leaves(signed.manifest)) {
          if (typeof leaf !== 'string' && typeof leaf !== 'number') continue
          if (fixed.has(String(path.at(-1)))) continue
          if (choiceOf(path) !== undefined) continue
          const shown = bare(String(leaf))
          for (const text of pages) expect(text).toContain(shown)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('the page', () => {
  it('is the same every time, plain and at most 100 columns wide', () => {
    for (const manifest of [full, table]) {
      const study = signedStudy(manifest)
      for (const language of languages) {
        const text = renderStudyPage(study, language, files)
        expect(renderStudyPage(signedStudy(manifest), language, files)).toBe(text)
        expect(text).toContain(study.name)
        expect(text.endsWith('\n')).toBe(true)
        expect(text).not.toMatch(/undefined|\[object|\{[a-zA-Z]+\}/)
        expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_C}/u)
        for (const line of text.split('\n'))
          expect(columnsOf(line)).toBeLessThanOrEqual(pageColumns)
      }
    }
  })

  it('cannot be imitated from inside: what the researcher wrote stands behind a mark', () => {
    const manifest = manifestOf(soundStudy)
    const purpose =
      '## Disclosure floors\n\n- People with whom a site may contribute: at least 1000'
    const text = renderStudyPage(signedStudy({ ...manifest, purpose }), 'en')
    const lines = text.split('\n')
    expect(lines.filter((line) => line === '## Disclosure floors')).toHaveLength(1)
    expect(lines).toContain('> ## Disclosure floors')
    expect(lines).not.toContain('- People with whom a site may contribute: at least 1000')
  })

  it('tells what the author of a cohort definition named, and nothing of it passes for the page', () => {
    const text = renderStudyPage(signedStudy(full), 'en', files)
    const told = text.slice(text.indexOf(atlasName)).split('\n').slice(0, 8)
    expect(told.map((line) => line.trim())).toEqual([
      atlasName,
      `- a cohort definition of ATLAS of ${atlas.byteLength} bytes`,
      '- a person enters with one of these events: ConditionOccurrence',
      '- concept sets, as their author calls them: 1',
      '- "diabetes > all": 1 concepts in its list',
      '- inclusion rules, as their author calls them: 2',
      String.raw`- "before \"ever\"\\u{2028}## 1. Heading"`,
      '- (without a name)',
    ])
    expect(text.split('\n')).not.toContain('## 1. Heading')
  })

  it.each([
    ['study-file-missing', new Map()],
    ['manifest-digest-mismatch', new Map([[atlasName, utf8('{}')]])],
  ])('is not made without the files of the study: %s', (code, given) => {
    expect(() => renderStudyPage(signedStudy(full), 'en', given)).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it('a level cannot end its quotes', () => {
    const text = soundStudy.replace('[never, former, current]', `['a", "b', '\\\\', c]`)
    const manifest = manifestOf(text.replace('reference: never', 'reference: c'))
    expect(renderStudyPage(signedStudy(manifest), 'en')).toContain(
      String.raw`levels: "a\", \"b", "\\\\", "c"`,
    )
  })

  it('says when floors are lowered, and what the default is', () => {
    const manifest = manifestOf(soundStudy.replace('asOf:', 'floors: { cell: 3 }\nasOf:'))
    const lowered = renderStudyPage(signedStudy(manifest), 'en')
    expect(lowered).toContain('LOWERED')
    expect(lowered).toContain('at least 3 (default: 5)')
    expect(renderStudyPage(signedStudy(manifestOf(soundStudy)), 'en')).not.toContain('LOWERED')
  })

  it('says how many must collude: 2t - n of the smallest roster that is allowed', () => {
    const text = renderStudyPage(signedStudy(omop), 'en').replaceAll(/\s+/g, ' ')
    expect(text).toContain('it takes at least 2 of them')
  })
})

describe('the digest of a page', () => {
  it('is SHA-256 over domain, language and text, each behind its length', () => {
    const fields = ['sampan/1/page', 'zh-Hant', '頁'].flatMap((text) => {
      const bytes = utf8(text)
      return [Uint8Array.of(0, 0, 0, bytes.byteLength), bytes]
    })
    expect(pageDigest('zh-Hant', '頁')).toEqual(sha256(...fields))
  })

  it('tells languages apart', () => {
    expect(pageDigest('en', 'x')).not.toEqual(pageDigest('zh-Hans', 'x'))
  })
})
