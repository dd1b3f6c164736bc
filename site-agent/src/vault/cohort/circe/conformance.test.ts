import { describe, expect, it } from 'vitest'
import type { CdmVersion } from '../../omop/source.ts'
import { answer } from './answer.test.support.ts'
import { describeBoth, type Open, type Tables } from './databases.test.support.ts'
import { conformance, type Conformance } from './oracle.test.support.ts'
import { small } from './small-definition.test.support.ts'

/** OHDSI's own test suite, and ids that a JavaScript number would destroy, on each database and each CDM. */
describeBoth('cohorts', suite)

function suite(open: Open): void {
  describe.each<CdmVersion>(['5.3', '5.4'])('CDM %s', (version) => {
    it.each(conformance)('$name', { timeout: 60_000 }, async (tested) => {
      const place = await open(tablesOf(tested), version)
      const found = []
      const masks = []
      for (const { cohort_definition_id: id, expression } of tested.cases) {
        const { rows, counts } = await answer(place, JSON.stringify(expression))
        found.push(...rows.map((row) => [id, ...row].map(String)))
        masks.push({ id, base: [counts.events.base, counts.best.base] })
      }
      const columns = ['cohort_definition_id', 'subject_id', 'cohort_start_date', 'cohort_end_date']
      expect(found.sort()).toEqual(
        tested.expected.cohort.map((row) => columns.map((column) => String(row[column]))).sort(),
      )
      for (const [id, mode, people] of peopleByMode(tested))
        expect(masks.find((each) => String(each.id) === id)?.base[mode]).toBe(people)
    })

    it('counts people whose ids and concepts are beyond 2^53, and below 0', async () => {
      const place = await open(bigTables, version)
      const text = JSON.stringify(small({ rule: { Type: 2, Count: 1 } })).replaceAll(
        '201826',
        String(concept),
      )
      const { rows, counts } = await answer(place, text)
      expect(counts).toMatchObject({ people: 3, entries: 3, best: { base: 4, final: 3 } })
      expect(rows.map(([person]) => person)).toEqual([least, 2n ** 53n, 2n ** 53n + 1n])
    })
  })
}

function tablesOf({ vocabulary, cdm }: Conformance): Tables {
  const named = Object.entries({ ...vocabulary, ...cdm })
  return Object.fromEntries(named.map(([table, rows]) => [table.replace('cdm.', ''), rows]))
}

/** Events, or people, before any rule, by definition and mode. */
function peopleByMode({ expected }: Conformance): readonly (readonly [string, number, number])[] {
  const sums = new Map<string, number>()
  for (const row of expected.cohort_inclusion_result ?? []) {
    const key = `${String(row['cohort_definition_id'])} ${String(row['mode_id'])}`
    sums.set(key, (sums.get(key) ?? 0) + Number(row['person_count']))
  }
  return [...sums].map(([key, count]) => {
    const [id = '', mode = ''] = key.split(' ')
    return [id, Number(mode), count] as const
  })
}

const least = -(2n ** 63n)
const concept = 2n ** 53n + 1n
const people = [least, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n]

/** Neighbouring ids that a double cannot tell apart; the last person has one event only, the rule asks for one before. */
const bigTables: Tables = {
  concept: [concept, concept - 1n, concept + 1n].map((id) => ({
    concept_id: id,
    concept_name: 'x',
  })),
  concept_ancestor: [{ ancestor_concept_id: concept, descendant_concept_id: concept + 1n }],
  person: people.map((id) => ({ person_id: id, year_of_birth: 1950, gender_concept_id: 8507 })),
  observation_period: people.map((id) => ({
    observation_period_id: id,
    person_id: id,
    observation_period_start_date: '1900-01-01',
    observation_period_end_date: '2199-12-31',
  })),
  condition_occurrence: people.flatMap((id, k) => [
    condition(id, '2000-01-01', concept, 2n ** 53n + BigInt(2 * k)),
    condition(
      id,
      '2001-01-01',
      k === 3 ? concept - 1n : concept + 1n,
      2n ** 53n + BigInt(2 * k + 1),
    ),
  ]),
}

function condition(person: bigint, start: string, what: bigint, id: bigint) {
  return {
    condition_occurrence_id: id,
    person_id: person,
    condition_concept_id: what,
    condition_start_date: start,
  }
}
