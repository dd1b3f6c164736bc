import { invariant, type Feature, type Manifest, type ScoreName } from '@sampan/shared'
import { writeConceptSets, type ConceptSet } from '../omop/concept-sets.ts'
import type { Session, TableNeed } from '../omop/source.ts'
import { ancestorNeed, eventNeed, eventsOf } from '../omop/tables.ts'
import { columnWriter } from './column-values.ts'
import { scoreCategories, type Category } from './comorbidity-concepts.ts'
import { eachPerson, type Person } from './persons.ts'

export type Score = Extract<Feature, { readonly kind: 'score' }>

export function scoreNeeds({ score }: Score): readonly TableNeed[] {
  const categories = scoreCategories[score]
  const ancestors = categories.flatMap(({ below }) => below)
  const alone = categories.flatMap((category) => category.alone ?? [])
  const except = categories.flatMap((category) => category.except ?? [])
  return [
    ancestorNeed([...ancestors, ...except]),
    eventNeed('condition-era', false, { concepts: [...ancestors, ...alone], ancestors }),
  ]
}

/**
 * Comorbidity scores: the weights of every category of which a condition era started by the index date, in one scan for
 * all scores. CHA2DS2-VASc adds 1 from 65 and 2 from 75 years of age on and 1 for women; a person whose year of birth
 * or sex is not recorded has none (FeatureExtraction gives no points instead).
 * @throws SampanError value-out-of-range
 */
export async function scoreColumns(
  session: Session,
  manifest: Manifest,
  features: readonly Score[],
  people: number,
): Promise<readonly Float64Array[]> {
  const names = [...new Set(features.map(({ score }) => score))]
  const points = await conditionPoints(session, names, people)
  const vasc = points.get('cha2ds2vasc')
  if (vasc !== undefined)
    for await (const person of eachPerson(session))
      vasc[person.row] = (vasc[person.row] ?? 0) + personPoints(person)
  return features.map((feature) => {
    const writer = columnWriter(feature, manifest.ranges[feature.name], people)
    points.get(feature.score)?.forEach((value, row) => {
      if (!Number.isNaN(value)) writer.write(row, value)
    })
    return writer.values
  })
}

const female = 8532

function personPoints({ year, born, sex }: Person): number {
  if (born === null || sex === null) return Number.NaN
  const age = year - born
  return (age >= 75 ? 2 : age >= 65 ? 1 : 0) + (sex === female ? 1 : 0)
}

interface NumberedCategory {
  readonly set: number
  /** Place of its score. */
  readonly score: number
  readonly category: Category
}

async function conditionPoints(
  session: Session,
  names: readonly ScoreName[],
  people: number,
): Promise<ReadonlyMap<ScoreName, Float64Array>> {
  const categories = names
    .flatMap((name, score) => scoreCategories[name].map((category) => ({ score, category })))
    .map((each, set) => ({ ...each, set }))
  await writeConceptSets(session, 'score_concept', categories.flatMap(includedSets))
  await writeConceptSets(session, 'score_except', categories.flatMap(exceptedSets))
  const columns = names.map(() => new Float64Array(people))
  const { unnest, cast } = session.dialect
  const found = session.query(
    `select person_row, ${cast('score', 'integer')}, ${cast('sum(weight)', 'integer')}
     from (select distinct t.person_row, w.score, w.set_id, w.weight
           from (select ${unnest('$1')} as set_id, ${unnest('$2')} as score,
                        ${unnest('$3')} as weight) as w
           join score_concept c on c.set_id = w.set_id
           join ${eventsOf('condition-era')} e on e.concept_id = c.concept_id
           join people t on t.person_id = e.person_id
           where e.event_date <= t.index_date
             and not exists (select 1 from score_except x
                             where x.set_id = c.set_id and x.concept_id = c.concept_id)) as found
     group by person_row, score`,
    [
      categories.map(({ set }) => set),
      categories.map(({ score }) => score),
      categories.map(({ category }) => category.weight),
    ],
  )
  for await (const batch of found)
    for (let k = 0; k < batch.rows; k++) {
      const [row, score, sum] = [0, 1, 2].map((column) => batch.cell(column, k))
      invariant(typeof row === 'number' && typeof score === 'number', 'a row and a score')
      const column = columns[score]
      if (column !== undefined) column[row] = Number(sum)
    }
  return new Map(names.map((name, k) => [name, columns[k] ?? new Float64Array(0)]))
}

function includedSets({ set, category }: NumberedCategory): readonly ConceptSet[] {
  const { below, alone = [] } = category
  return [
    { set, concepts: below, descendants: true },
    { set, concepts: alone, descendants: false },
  ]
}

function exceptedSets({ set, category }: NumberedCategory): readonly ConceptSet[] {
  return [{ set, concepts: category.except ?? [], descendants: true }]
}
