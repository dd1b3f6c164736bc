import { canonicalJson, type Json } from '../encoding/canonical-json.ts'
import { pathText } from './fault.ts'
import type { Manifest } from './manifest.ts'

/** One place at which two manifests differ. Null stands for null and for what is not there: `kind` tells them apart. */
export interface Difference {
  /** Members of lists by their names: `features.age.at`, `participants.hk-east.mandatory`. */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered'
  readonly before: Json
  readonly after: Json
}

/**
 * What an amendment changes, place by place, in the order of the paths. Things with a name are compared by name, so
 * that one more feature is one difference; a changed order is a difference of its own. Empty exactly when both
 * manifests have the same canonical form.
 */
export function differences(before: Manifest, after: Manifest): readonly Difference[] {
  return compare([], before, after)
}

function compare(path: readonly string[], before: Json, after: Json): readonly Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return []
  const [left, right] = [membersOf(before), membersOf(after)]
  if (left === null || right === null) return [one(path, 'changed', before, after)]
  if (left.listed !== right.listed) return [one(path, 'changed', before, after)]
  const names = [...new Set([...left.members.keys(), ...right.members.keys()])].sort()
  const inside = names.flatMap((name) => {
    const place = [...path, name]
    const [a, b] = [left.members.get(name), right.members.get(name)]
    if (a === undefined) return [one(place, 'added', null, b ?? null)]
    return b === undefined ? [one(place, 'removed', a, null)] : compare(place, a, b)
  })
  return [...inside, ...reordering(path, left, right)]
}

function one(
  path: readonly string[],
  kind: Difference['kind'],
  before: Json,
  after: Json,
): Difference {
  return { path: pathText(path), kind, before, after }
}

interface Members {
  readonly listed: boolean
  readonly members: ReadonlyMap<string, Json>
}

function membersOf(value: Json): Members | null {
  if (isList(value)) return namedMembers(value)
  if (typeof value !== 'object' || value === null) return null
  const entries = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, member] as const],
  )
  return { listed: false, members: new Map(entries) }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** A list of things with distinct names; null for lists of numbers and words, which are compared as a whole. */
function namedMembers(list: readonly Json[]): Members | null {
  const members = new Map<string, Json>()
  for (const item of list) {
    const name = nameOf(item)
    if (name === null || members.has(name)) return null
    members.set(name, item)
  }
  return { listed: true, members }
}

function nameOf(item: Json): string | null {
  if (typeof item !== 'object' || item === null || isList(item)) return null
  const { name, site, id } = item
  // Cohorts have an id and a name for people; the id is theirs for good.
  return [id, site, name].find((each): each is string => typeof each === 'string') ?? null
}

function reordering(
  path: readonly string[],
  before: Members,
  after: Members,
): readonly Difference[] {
  const shared = (a: Members, b: Members): readonly string[] =>
    [...a.members.keys()].filter((name) => b.members.has(name))
  const [left, right] = [shared(before, after), shared(after, before)]
  if (!before.listed || canonicalJson(left) === canonicalJson(right)) return []
  return [one(path, 'reordered', left, right)]
}
