import type { Bodies } from '@sampan/proto'
import {
  controllersOf,
  present,
  survivorsMinOf,
  thresholdOf,
  unsafeAtom,
  type Manifest,
  type RosterSite,
} from '@sampan/shared'
import type { Database } from '../storage/schema.ts'
import type { RunRecord } from './run-store.ts'
import type { SetRules } from './transitions.ts'

/**
 * Over which sets of sites a run may ask for sums. What was released before binds: sums over sets that differ could be
 * subtracted. Sites hold to the same rule by their own records; this keeps the coordinator from asking in vain.
 */
export class SumSets {
  readonly #run: RunRecord
  readonly #database: Database
  /** Names of the sites in every sum of this study and its amendments, newest first. */
  #released: readonly (readonly string[])[] = []
  /** The set of this run's first release, which is the set of all its sums. */
  #frozen: readonly number[] | null = null

  constructor(run: RunRecord, database: Database) {
    this.#run = run
    this.#database = database
  }

  /** Reads what was released. */
  async load(): Promise<void> {
    const own = await this.#database
      .selectFrom('round')
      .select('members')
      .where('run', '=', this.#run.id)
      .where('sum', 'is not', null)
      .limit(1)
      .executeTakeFirst()
    this.#frozen = own === undefined ? null : [...present(own.members, 'members')]
    this.#released = await releasedSets(this.#database, this.#run.study.name)
  }

  /** Who is asked: this run's frozen set; else everybody, or, where that is not safe any more, the set of before. */
  expected(): readonly number[] {
    if (this.#frozen !== null) return this.#frozen
    const { sites } = this.#run.roster
    const everybody = sites.map(({ index }) => index)
    if (this.allows(everybody)) return everybody
    const earlier = this.#released.map((names) =>
      sites.filter(({ site }) => names.includes(site)).map(({ index }) => index),
    )
    return earlier.find((members) => this.allows(members)) ?? everybody
  }

  /** The rules of an attempt. `advertised`: what sites declared in it. */
  rules(advertised: ReadonlyMap<number, Bodies['advertisement']> | undefined): SetRules {
    return {
      threshold: thresholdOf(this.#run.roster.sites.length),
      allows: (members) => this.allows(members, advertised),
    }
  }

  allows(
    members: readonly number[],
    advertised?: ReadonlyMap<number, Bodies['advertisement']>,
  ): boolean {
    const known = { released: this.#released, frozen: this.#frozen }
    return allowsSum(this.#run, known, members, advertised)
  }
}

interface Released {
  readonly released: readonly (readonly string[])[]
  readonly frozen: readonly number[] | null
}

/** Whether a run may ask for the sum over `members`, given what was released before. */
export function allowsSum(
  { roster, study }: Pick<RunRecord, 'roster' | 'study'>,
  { released, frozen }: Released,
  members: readonly number[],
  advertised?: ReadonlyMap<number, Bodies['advertisement']>,
): boolean {
  if (frozen !== null) return sameMembers(members, frozen)
  const sites = roster.sites.filter(({ index }) => members.includes(index))
  if (!isLargeEnough(study.manifest, sites, roster.sites.length)) return false
  const aloneOk = new Set(
    roster.sites
      .filter(({ index }) => advertised?.get(index)?.aloneOk === true)
      .map(({ site }) => site),
  )
  const participants = study.manifest.participants.map(({ site, controller }) => ({
    site,
    controller,
    aloneOk: aloneOk.has(site),
  }))
  return unsafeAtom([...released, sites.map(({ site }) => site)], participants) === null
}

function isLargeEnough(manifest: Manifest, sites: readonly RosterSite[], roster: number): boolean {
  const names = new Set(sites.map(({ site }) => site))
  return (
    sites.length >= survivorsMinOf(roster, manifest.survivorsMin) &&
    controllersOf(sites) >= manifest.controllersMin &&
    manifest.participants.every(({ site, mandatory }) => !mandatory || names.has(site))
  )
}

function sameMembers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((index) => b.includes(index))
}

/** Sets of every sum that was published for a study, its amendments and what it amends, newest first. */
async function releasedSets(
  database: Database,
  study: string,
): Promise<readonly (readonly string[])[]> {
  const studies = await lineage(database, study)
  const rows = await database
    .selectFrom('round')
    .innerJoin('run', 'run.id', 'round.run')
    .innerJoin('run_site', 'run_site.run', 'run.id')
    .select(['round.run', 'round.members', 'run_site.site', 'run_site.site_index'])
    .where('run.study', 'in', studies)
    .where('round.round', '=', 1n)
    .where('round.sum', 'is not', null)
    .orderBy('run.opened_at', 'desc')
    .orderBy('run_site.site_index')
    .execute()
  const sets = new Map<string, string[]>()
  for (const { run, members, site, site_index } of rows)
    if (present(members, 'members').includes(Number(site_index)))
      sets.set(run, [...(sets.get(run) ?? []), site])
  return [...sets.values()]
}

/** Digests of the studies that are about the same people: a study that is no amendment, and all that amend it. */
async function lineage(database: Database, study: string): Promise<readonly string[]> {
  const rows = await database.selectFrom('study').select(['digest', 'manifest']).execute()
  const parents = new Map(rows.map(({ digest, manifest }) => [digest, parentOf(manifest)]))
  const rootOf = (digest: string): string => {
    const parent = parents.get(digest) ?? null
    return parent === null || !parents.has(parent) ? (parent ?? digest) : rootOf(parent)
  }
  const root = rootOf(study)
  return rows.map(({ digest }) => digest).filter((digest) => rootOf(digest) === root)
}

function parentOf(manifest: Uint8Array): string | null {
  const { parent } = JSON.parse(new TextDecoder().decode(manifest)) as { parent: string | null }
  return parent
}
