import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unsafeAtom, type AtomRule, type AtomSite } from './atoms.ts'

/** Minors of 0-1 matrices of this size are far below it, so the rank modulo it is the rank over the rationals. */
const prime = 1_000_003

function inverse(value: number): number {
  let [result, base, power] = [1, value % prime, prime - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}

/** Gaussian elimination: how many of the rows are independent. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, k) => k >= found && row[column] !== 0)
    if (at < 0) continue
    ;[left[found], left[at]] = [left[at]!, left[found]!]
    const pivot = left[found]!
    const scale = inverse(pivot[column]!)
    for (const row of left.slice(found + 1)) {
      const factor = (row[column]! * scale) % prime
      for (const [k, value] of pivot.entries())
        row[k] = (row[k]! + (prime - factor) * value) % prime
    }
    found += 1
  }
  return found
}

const names = 'abcdefghi'.split('')
const subsets = (sites: readonly AtomSite[]): AtomSite[][] =>
  Array.from({ length: 2 ** sites.length - 1 }, (_, mask) =>
    sites.filter((_site, k) => (((mask + 1) >> k) & 1) === 1),
  )

const isSmall = (group: readonly AtomSite[], { sitesMin, controllersMin }: AtomRule): boolean =>
  group.some(({ aloneOk }) => !aloneOk) &&
  (group.length < sitesMin ||
    new Set(group.map(({ controller }) => controller)).size < controllersMin)

/** By brute force: groups too small whose total some combination of the sums gives. */
function exposed(sets: readonly string[][], sites: readonly AtomSite[], rule: AtomRule): string[] {
  const row = (members: readonly string[]): number[] =>
    sites.map(({ site }) => (members.includes(site) ? 1 : 0))
  const differ = new Set(sets.map((set) => set.join())).size > 1
  // Once sets differ, the numbers of sites that said `alone: ok` count as known.
  const known = differ ? sites.filter(({ aloneOk }) => aloneOk).map(({ site }) => [site]) : []
  const rows = [...sets, ...known].map(row)
  const before = rank(rows)
  return subsets(sites)
    .filter((group) => isSmall(group, rule))
    .map((group) => group.map(({ site }) => site))
    .filter((group) => rank([...rows, row(group)]) === before)
    .map((group) => group.join(''))
}

interface Federation {
  readonly sites: readonly AtomSite[]
  /** Groups that come and go together, mostly: what a lying coordinator would try. */
  readonly asked: readonly string[][]
  /** Decides who opens which of them. */
  readonly order: readonly number[]
}

const federations = (sitesMax: number, blockMax: number): fc.Arbitrary<Federation> =>
  fc
    .record({
      controllers: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 }),
      alone: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }),
      size: fc.integer({ min: 3, max: sitesMax }),
      block: fc.integer({ min: 1, max: blockMax }),
      away: fc.array(fc.array(fc.nat({ max: 8 }), { maxLength: 3 }), {
        minLength: 1,
        maxLength: 9,
      }),
      order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    })
    .map(({ controllers, alone, size, block, away, order }) => {
      const sites = names.slice(0, size).map((site, k) => ({
        site,
        // A few share a controller, a few said yes.
        controller: controllers[k]! < 4 ? `c${controllers[k]! % 2}` : site,
        aloneOk: alone[k] === 0,
      }))
      const asked = away.map((blocks) =>
        sites.map(({ site }) => site).filter((_, k) => !blocks.includes(Math.floor(k / block))),
      )
      return { sites, asked: asked.filter((set) => set.length > 0), order }
    })

const three: AtomRule = { sitesMin: 3, controllersMin: 3 }
const two: AtomRule = { sitesMin: 2, controllersMin: 2 }

describe('the rule on atoms, beside linear algebra', () => {
  it('leaves no combination of the accepted sums that tells of too few', () => {
    let differing = 0
    const property = fc.property(federations(9, 4), ({ sites, asked }) => {
      const accepted: string[][] = []
      for (const set of asked)
        if (unsafeAtom([...accepted, set], sites, three) === null) accepted.push(set)
      if (new Set(accepted.map((set) => set.join())).size > 1) differing += 1
      expect(exposed(accepted, sites, three)).toEqual([])
    })
    fc.assert(property, { numRuns: 400, seed: 3 })
    expect(differing).toBeGreaterThan(20)
  })

  it('also where nobody has seen every sum: t open each, and know what they opened themselves', () => {
    let differing = 0
    const property = fc.property(federations(9, 3), ({ sites, asked, order }) => {
      const t = Math.floor(sites.length / 2) + 1
      const seen = new Map<string, string[][]>(sites.map(({ site }) => [site, []]))
      const opened: string[][] = []
      let at = 0
      const draw = (): number => order[at++ % order.length]!
      for (const set of [...asked, ...asked]) {
        const willing = set.filter(
          (site) => unsafeAtom([...seen.get(site)!, set], sites, two) === null,
        )
        while (willing.length > t) willing.splice(draw() % willing.length, 1)
        if (willing.length < t) continue
        for (const site of willing) seen.get(site)!.push(set)
        opened.push(set)
      }
      if (new Set(opened.map((set) => set.join())).size > 1) differing += 1
      expect(exposed(opened, sites, two)).toEqual([])
    })
    fc.assert(property, { numRuns: 1500, seed: 3 })
    expect(differing).toBeGreaterThan(100)
  })

  it('finds what it looks for', () => {
    const sites = names.map((site) => ({ site, controller: site, aloneOk: false }))
    const sets = (...members: string[]): string[][] => members.map((each) => each.split(''))
    expect(exposed(sets('abcd', 'abc'), sites, three)).toEqual(['d'])
    // a+b+c+i, d+e+f+i, and all seven: neither pair gives i, the three do.
    expect(exposed(sets('abci', 'defi'), sites, three)).toEqual([])
    expect(exposed(sets('abci', 'defi', 'abcdefi'), sites, three)).toEqual(['i'])
  })
})
