import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSampanError } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Term } from '../manifest/parts.ts'
import { designOf } from './design.ts'
import { shifted } from './interval.ts'
import {
  binary,
  category,
  factorTerm,
  interactionTerm,
  manifestOf,
  numeric,
  oracles,
  plainTerm,
  readJson,
} from './studies.test.data.ts'

const levels = { a: ['p', 'q', 'r'], b: ['1', '2'], c: ['x', 'y', 'z'] } as const

function study(terms: readonly Term[], change: Partial<Manifest> = {}): Manifest {
  const manifest = manifestOf({
    features: [
      category('a', levels.a),
      category('b', levels.b),
      category('c', levels.c),
      numeric('u'),
      numeric('v'),
      binary('w'),
      binary('y'),
    ],
    ranges: { u: [2, 8], v: [-1, 3] },
    terms,
  })
  return { ...manifest, ...change }
}

const mains = [
  factorTerm('a', 'p'),
  factorTerm('b', '1'),
  factorTerm('c', 'x'),
  ...['u', 'v', 'w'].map(plainTerm),
]

/** A formula of R as settings of a model. */
function parse(formula: string) {
  const parts = formula.split(' + ')
  const intercept = parts[0] !== '0'
  const names = intercept ? parts : parts.slice(1)
  const interactions = names.filter((name) => name.includes(':'))
  const terms = [...mains, ...interactions.map((name) => interactionTerm(...name.split(':')))]
  return { manifest: study(terms), settings: { outcome: 'y', terms: names, intercept } }
}

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return isSampanError(error) ? error.code : String(error)
  }
  return 'none'
}

describe('columns of the model matrix', () => {
  const oracle = readJson(resolve(oracles, 'model-matrix.json')) as {
    formulas: string[]
    columns: string[][]
  }

  it.each(oracle.formulas.map((formula, k) => [formula, oracle.columns[k]!] as const))(
    'are named and ordered as R does: ~ %s',
    (formula, columns) => {
      const { manifest, settings } = parse(formula)
      expect(designOf(manifest, settings).columns.map(({ name }) => name)).toEqual(columns)
    },
  )

  it('leave out the reference that the term names', () => {
    const manifest = study([factorTerm('a', 'q')])
    const design = designOf(manifest, { outcome: 'y', terms: ['a'], intercept: true })
    expect(design.columns.map(({ name }) => name)).toEqual(['(Intercept)', 'ap', 'ar'])
    expect(design.references).toEqual([{ name: 'aq', columns: ['ap', 'ar'] }])
  })

  it('have the bounds of the ranges, which multiply', () => {
    const log: Term = { name: 'l', kind: 'numeric', of: 'u', centre: 1, scale: 2, log: true }
    const terms = [...mains, log, interactionTerm('u', 'v'), interactionTerm('v', 'a')]
    const names = ['w', 'u', 'l', 'u:v', 'v:a']
    const { columns } = designOf(study(terms), { outcome: 'y', terms: names, intercept: false })
    const interval = (name: string) => columns.find((column) => column.name === name)?.interval
    expect(interval('w')).toEqual({ low: 0, high: 1 })
    expect(interval('u')).toEqual({ low: 2, high: 8 })
    expect(interval('u:v')).toEqual({ low: -8, high: 24 })
    expect(interval('v:ap')).toEqual({ low: -1, high: 3 })
    const { low, high } = shifted({ low: Math.log(2), high: Math.log(8) }, 1, 2)
    expect(interval('l')!.low).toBeLessThan(low)
    expect(interval('l')!.low).toBeCloseTo(low, 12)
    expect(interval('l')!.high).toBeGreaterThan(high)
    expect(columns.filter((column) => column.indicator).map(({ name }) => name)).toEqual(['w'])
  })

  it('come with every cell that the model tells apart', () => {
    const terms = [...mains, interactionTerm('w', 'b'), interactionTerm('u', 'b')]
    const names = ['u', 'w', 'b', 'w:b', 'u:b']
    const design = designOf(study(terms), { outcome: 'y', terms: names, intercept: true })
    expect(design.cells.map(({ name }) => name)).toEqual([
      ...['w=0', 'w', 'b1', 'b2'],
      ...['w=0:b1', 'w:b1', 'w=0:b2', 'w:b2'],
    ])
    expect(design.factors).toEqual([{ name: 'b', levels: 2 }])
    expect(design.features).toEqual(['y', 'u', 'w', 'b'])
  })
})

describe('models that are refused', () => {
  const settings = { outcome: 'y', terms: ['t'], intercept: true }
  const plain = { name: 't', kind: 'numeric', centre: 0, scale: 1, log: false } as const

  it.each([
    ['an unknown term', [], 'settings-invalid'],
    ['a number of a category', [{ ...plain, of: 'a' }], 'settings-invalid'],
    ['a scaled binary feature', [{ ...plain, of: 'w', scale: 2 }], 'settings-invalid'],
    ['a factor of a number', [{ ...factorTerm('t', '1'), of: 'u' } as Term], 'settings-invalid'],
    ['an unknown reference', [{ ...factorTerm('t', 's'), of: 'a' } as Term], 'settings-invalid'],
    ['an unknown feature', [{ ...plain, of: 'z' }], 'settings-invalid'],
    ['the logarithm of a range with 0', [{ ...plain, of: 'v', log: true }], 'settings-invalid'],
    [
      'a term with itself',
      [plainTerm('u'), { ...interactionTerm('u', 'u'), name: 't' }],
      'settings-invalid',
    ],
    [
      'an interaction of interactions',
      [...mains, interactionTerm('u', 'v'), { ...interactionTerm('u:v', 'a'), name: 't' }],
      'settings-invalid',
    ],
  ] as const)('%s', (_, terms, code) => {
    expect(codeOf(() => designOf(study([...terms]), settings))).toBe(code)
  })

  it('the same term twice, no columns, and an outcome that is not binary', () => {
    const terms = [...mains, interactionTerm('u', 'v'), interactionTerm('v', 'u')]
    const ask = (change: object) => () => designOf(study(terms), { ...settings, ...change })
    expect(codeOf(ask({ terms: ['u:v', 'v:u'] }))).toBe('settings-invalid')
    expect(codeOf(ask({ terms: ['u', 'u'] }))).toBe('settings-invalid')
    expect(codeOf(ask({ terms: [], intercept: false }))).toBe('settings-invalid')
    expect(codeOf(ask({ terms: ['v'], outcome: 'u' }))).toBe('settings-invalid')
    expect(codeOf(ask({ terms: ['v'] }))).toBe('none')
  })

  it('a number without a range, and a rule for missing values that is not built', () => {
    const model = { ...settings, terms: ['u'] }
    expect(codeOf(() => designOf(study(mains, { ranges: {} }), model))).toBe('study-invalid')
    const missing = study(mains, { missing: 'mean-indicator' })
    expect(codeOf(() => designOf(missing, model))).toBe('feature-not-built')
  })

  it('more columns than there may be', () => {
    const many = Array.from({ length: 40 }, (_, k) => `l${k}`)
    const factors = ['f', 'g', 'h'].map((name) => factorTerm(name, 'l0'))
    const manifest = manifestOf({
      features: [...['f', 'g', 'h'].map((name) => category(name, many)), binary('y')],
      ranges: {},
      terms: [...factors, interactionTerm('f', 'g')],
    })
    const model = { outcome: 'y', terms: ['f', 'g', 'f:g'], intercept: true }
    expect(codeOf(() => designOf(manifest, model))).toBe('settings-invalid')
  })
})
