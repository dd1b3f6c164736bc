import { describe, expect, it } from 'vitest'
import { defaultFloors, type Feature, type Manifest } from '@sampan/shared'
import { parseDictionary } from '../omop/dictionary.ts'
import type { TableNeed } from '../omop/source.ts'
import { requireAgeBands, requireOpenColumns, type Reading } from './locked.ts'

const words = `schema: sampan/dictionary/v1
columns:
  - { name: age, type: integer, unit: year, level: 2 }
  - { name: sex, type: text, level: 2, allowed: [f, m] }
  - { name: note, type: text, level: 2 }
  - { name: phone, type: integer, level: 4 }
  - { name: disease, type: integer, level: 5 }
`
const column = (name: string, type: 'numeric' | 'binary' | 'category' = 'numeric') =>
  ({
    ...{ name: `my ${name}`, kind: 'column', column: name, type },
    ...{ equals: type === 'binary' ? '1' : null, levels: type === 'category' ? ['f', 'm'] : null },
  }) as Feature

/** A study of a registry, or of OMOP when it reads tables. */
function reading(features: readonly Feature[], needs: readonly TableNeed[] | null = null): Reading {
  const data = { model: 'registry', table: 'people', person: null }
  const manifest = { data, features } as unknown as Manifest
  return {
    manifest,
    needs: needs ?? [],
    dictionary: needs === null ? parseDictionary(words) : null,
  }
}

describe('columns that a study reads', () => {
  it.each(['note', 'phone', 'disease'])('%s is locked', (name) => {
    const type = name === 'note' ? 'binary' : 'numeric'
    expect(() => {
      requireOpenColumns(reading([column('age'), column(name, type)]))
    }).toThrow(expect.objectContaining({ code: 'column-locked', context: { column: name } }))
  })

  it('are open up to grade 3, and where the dictionary lists their words', () => {
    requireOpenColumns(reading([column('age'), column('sex', 'category')]))
  })

  it('of OMOP are open but for text outside the vocabulary', () => {
    const need = (table: string, name: string, kind: 'text' | 'integer') =>
      ({ table, as: table, columns: [{ name, kind, as: name }] }) as const
    const open = [
      need('concept', 'invalid_reason', 'text'),
      need('concept_relationship', 'relationship_id', 'text'),
      need('drug_exposure', 'quantity', 'integer'),
    ]
    requireOpenColumns(reading([], open))
    expect(() => {
      requireOpenColumns(reading([], [...open, need('drug_exposure', 'lot_number', 'text')]))
    }).toThrow(
      expect.objectContaining({ code: 'column-locked', context: { column: 'lot_number' } }),
    )
  })
})

describe('bands of age', () => {
  const group = { name: 'group', kind: 'age-group' } as unknown as Feature
  const judge =
    (features: readonly Feature[], ageBandYears: number, omop = false) =>
    () => {
      const floors = { ...defaultFloors, ageBandYears }
      requireAgeBands(reading(features, omop ? [] : null), floors)
    }
  const narrow = (feature: string) =>
    expect.objectContaining({ code: 'age-band-narrow', context: { feature } }) as Error

  it('of five years pass a floor of five, and not one of ten', () => {
    expect(judge([group], 5, true)).not.toThrow()
    expect(judge([group], 10, true)).toThrow(narrow('group'))
  })

  it('of one year, as a category or a flag has them, pass no floor but one', () => {
    for (const type of ['category', 'binary'] as const) {
      expect(judge([column('age', type)], 2)).toThrow(narrow('my age'))
      expect(judge([column('age', type)], 1)).not.toThrow()
    }
  })

  it('are not asked of a number, nor of a category that is no age', () => {
    expect(judge([column('age'), column('sex', 'category')], 20)).not.toThrow()
  })
})
