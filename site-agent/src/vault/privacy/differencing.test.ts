import { defaultFloors, isSampanError, type Floors } from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codePersons } from '../cohort/person-codes.ts'
import { rowsAsPersons, type PersonSet } from '../cohort/person-set.ts'
import { shippedDefences } from '../defences.ts'
import { openLedger, type Ledger } from '../ledger/ledger.ts'
import { markMasked, releasePersons, runsOnSamePeople } from '../ledger/run-persons.ts'
import { refusalOf } from '../session/refusal.ts'
import { keepPersonsOnRecord, recordPersons } from './differencing.ts'

let ledger: Ledger
beforeEach(async () => {
  ledger = await openLedger(':memory:')
})
afterEach(() => ledger.destroy())

const key = new Uint8Array(32).fill(1)
type Range = readonly [from: number, to: number]

/** People with these numbers, far beyond what a double tells apart. */
function persons(...ranges: readonly Range[]): PersonSet {
  const ids = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from }, (_, k) => String(2n ** 62n + BigInt(from + k))),
  )
  const codes = codePersons(ids, key)
  return { people: ids.length, table: null, column: 'person_id', codes }
}

async function join(run: string, set: PersonSet, floors: Partial<Floors> = {}): Promise<unknown> {
  const about = { run, persons: set, floors: { ...defaultFloors, ...floors } }
  try {
    await ledger
      .transaction()
      .execute((transaction) => recordPersons(transaction, { defences: shippedDefences }, about))
    return 'joined'
  } catch (error) {
    if (isSampanError(error)) return error.code
    throw error
  }
}

const inTransaction = (step: typeof releasePersons, run: string): Promise<void> =>
  ledger.transaction().execute((transaction) => step(transaction, run))

const countOf = async (table: 'person_set' | 'person_codes' | 'person_near'): Promise<number> =>
  (await ledger.selectFrom(table).selectAll().execute()).length

describe('a run whose people differ from those of another', () => {
  it.each([
    ['in nobody', [[0, 100]], 'joined'],
    ['by one who is gone', [[0, 99]], 'differencing'],
    ['by one who came', [[0, 101]], 'differencing'],
    ['by one in the place of another', [[1, 101]], 'differencing'],
    ['by four who are gone', [[4, 100]], 'differencing'],
    ['by two in the place of two', [[2, 102]], 'differencing'],
    ['by four who came', [[0, 104]], 'differencing'],
    ['by five', [[5, 100]], 'joined'],
    ['by three in the place of three', [[3, 103]], 'joined'],
    ['in everybody', [[200, 300]], 'joined'],
  ] as const)('%s', async (_, ranges, expected) => {
    expect(await join('run_a', persons([0, 100]))).toBe('joined')
    expect(await join('run_b', persons(...ranges))).toBe(expected)
  })

  it('is told the same, whether it is one person or four', async () => {
    const said: unknown[] = []
    await join('run_a', persons([0, 100]))
    for (const missing of [1, 4])
      await ledger
        .transaction()
        .execute((transaction) =>
          recordPersons(
            transaction,
            { defences: shippedDefences },
            { run: 'run_b', persons: persons([missing, 100]), floors: defaultFloors },
          ),
        )
        .catch((error: unknown) => said.push(refusalOf(error, 5)))
    const value = { code: 'differencing', disposition: 'refuse', inReplyTo: 5, subject: '' }
    expect(said).toEqual([
      { type: 'refusal', value },
      { type: 'refusal', value },
    ])
  })

  it('leaves nothing behind when it is refused', async () => {
    await join('run_a', persons([0, 100]))
    await join('run_b', persons([0, 99]))
    expect(await countOf('person_set')).toBe(1)
    expect(await runsOnSamePeople(ledger, 'run_a')).toEqual(['run_a'])
  })

  it('keeps what the earlier study promised its people, and what its own does', async () => {
    expect(await join('run_a', persons([0, 100]), { differencingPeople: 20 })).toBe('joined')
    expect(await join('run_b', persons([0, 81]))).toBe('differencing')
    expect(await join('run_b', persons([0, 80]))).toBe('joined')
    expect(await join('run_c', persons([0, 61]), { differencingPeople: 20 })).toBe('differencing')
    expect(await join('run_c', persons([0, 61]))).toBe('joined')
  })

  it('is compared with the set, whatever number of runs it had', async () => {
    for (const run of ['run_a', 'run_b', 'run_c']) await join(run, persons([0, 20_000]))
    expect(await countOf('person_set')).toBe(1)
    expect(await countOf('person_codes')).toBe(2)
    expect(await join('run_d', persons([0, 19_999]))).toBe('differencing')
    expect(await join('run_d', persons([0, 19_990]))).toBe('joined')
  })
})

describe('rows without ids', () => {
  it('are compared by their number, with rows and with ids of their table', async () => {
    expect(await join('run_a', rowsAsPersons('people', 100))).toBe('joined')
    expect(await join('run_b', rowsAsPersons('people', 103))).toBe('differencing')
    expect(await join('run_b', rowsAsPersons('people', 100))).toBe('joined')
    expect(await join('run_c', rowsAsPersons('visits', 103))).toBe('joined')
    const named = { ...persons([0, 101]), table: 'people', column: 'id' }
    expect(await join('run_d', named)).toBe('differencing')
    expect(await join('run_d', { ...persons([0, 100]), table: 'people', column: 'id' })).toBe(
      'joined',
    )
    expect(await runsOnSamePeople(ledger, 'run_d')).toEqual(['run_a', 'run_b', 'run_d'])
  })
})

describe('the same people', () => {
  const same = async (run: string) => [...(await runsOnSamePeople(ledger, run))].sort()

  it('are those of sets that differ by fewer than a hospital may take part with', async () => {
    await join('run_a', persons([0, 100]))
    await join('run_b', persons([0, 100]))
    await join('run_c', persons([9, 100]))
    await join('run_d', persons([10, 100], [200, 210]))
    expect(await same('run_a')).toEqual(['run_a', 'run_b', 'run_c'])
    expect(await same('run_c')).toEqual(['run_a', 'run_b', 'run_c'])
    expect(await same('run_d')).toEqual(['run_d'])
  })

  it('of a table and of a CDM are known by their ids', async () => {
    await join('run_a', persons([0, 100]))
    await join('run_b', { ...persons([0, 100]), table: 'people', column: 'id' })
    expect(await same('run_a')).toEqual(['run_a', 'run_b'])
  })
})

describe('a run that has ended', () => {
  it('binds nobody when nothing left', async () => {
    await join('run_a', persons([0, 100]))
    await join('run_b', persons([7, 100]))
    await inTransaction(releasePersons, 'run_a')
    expect([await countOf('person_set'), await countOf('person_near')]).toEqual([1, 0])
    expect(await join('run_c', persons([1, 100]))).toBe('joined')
  })

  it('binds while another run is about the same people', async () => {
    await join('run_a', persons([0, 100]))
    await join('run_b', persons([0, 100]))
    await inTransaction(releasePersons, 'run_a')
    expect(await join('run_c', persons([1, 100]))).toBe('differencing')
  })

  it('binds for ever once a vector was made', async () => {
    await join('run_a', persons([0, 100]))
    await inTransaction(keepPersonsOnRecord, 'run_a')
    await inTransaction(releasePersons, 'run_a')
    expect(await join('run_c', persons([1, 100]))).toBe('differencing')
  })

  it('has no vector when its people are not on record', async () => {
    const kept = inTransaction(keepPersonsOnRecord, 'run_z')
    await expect(kept).rejects.toMatchObject({ code: 'snapshot-missing' })
    const marked = ledger.transaction().execute((t) => markMasked(t, 'run_z'))
    expect(await marked).toBe(false)
  })
})
