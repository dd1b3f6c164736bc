import { type Attribute, demographicAttributes, eventDomains, type Place } from '@sampan/shared'

/** Columns of concepts, each with concepts and a concept set of its own, so that one in place of another shows. */
const columns: readonly string[] = [
  ...new Set([
    ...Object.values(eventDomains).flatMap(({ source, attributes }) => [
      ...(source === null ? [] : [source[1]]),
      ...Object.values(attributes).map(({ place }) => columnOf(place)),
    ]),
    ...Object.values(demographicAttributes).map(({ place }) => columnOf(place)),
  ]),
]

function columnOf(place: Place): string {
  return 'column' in place ? place.column : ''
}

/** Id of the concept set with the first person's concept of a column. */
export const setOf = (column: string): number => columns.indexOf(column)

/** The concept that a person (0, 1, 2) has in a column; the third has none. */
export function conceptIn(column: string, person: number): number | null {
  return person === 2 ? null : setOf(column) * 100 + (person === 0 ? 11 : 22)
}

export const everySet = columns.map((column, id) => {
  const concept = id * 100 + 11
  const items = [{ concept: { CONCEPT_ID: concept } }]
  return { id, concept, definition: { name: column, expression: { items } } }
})

/** What is written for an attribute, and whom it fits. */
export function questions(
  name: string,
  { form, place, excludedBy }: Attribute,
): readonly Question[] {
  const first = [1]
  switch (form) {
    case 'concepts': {
      const concepts = [{ CONCEPT_ID: conceptIn(columnOf(place), 0) }]
      const plain = { [name]: concepts }
      const turned = excludedBy === undefined ? [] : [{ ...plain, [excludedBy]: true }]
      return [{ asked: plain, fits: first }, ...turned.map((asked) => ({ asked, fits: [2] }))]
    }
    case 'selection':
      return [
        { asked: { [name]: { CodesetId: setOf(columnOf(place)) } }, fits: first },
        { asked: { [name]: { CodesetId: setOf(columnOf(place)), IsExclusion: true } }, fits: [2] },
      ]
    case 'set':
      return [{ asked: { [name]: setOf(columnOf(place)) }, fits: first }]
    case 'date':
      return [
        { asked: { [name]: { Op: 'lt', Value: '2011-01-01' } }, fits: first },
        { asked: { [name]: { Op: '!bt', Value: '2011-1-1', Extent: '2013-12-31' } }, fits: [1, 3] },
      ]
    case 'text':
      return [
        { asked: { [name]: { Op: 'contains', Text: 'lph' } }, fits: first },
        { asked: { [name]: { Op: '!startsWith', Text: 'alp' } }, fits: [2] },
        { asked: { [name]: { Op: 'endsWith', Text: 'eta' } }, fits: [2] },
      ]
    case 'flag':
      return [{ asked: { [name]: true }, fits: [1, 2] }]
    default: {
      const limit = limitsOf[place.of] ?? 10
      return [{ asked: { [name]: { Op: 'lt', Value: limit } }, fits: first }]
    }
  }
}

const limitsOf: Readonly<Record<string, number>> = {
  ratio: 1,
  length: 20,
  'age-at-start': 40,
  'age-at-end': 40,
}

interface Question {
  readonly asked: object
  readonly fits: readonly number[]
}
