import type { RegistrySource } from '../omop/source.ts'
import type { Quality } from './check-quality.ts'
import { registryColumns, registryTasks, similarTo, type RegistryColumn } from './registry.ts'
import { found, type QualityResult, type Subject } from './result.ts'
import { runPlan } from './run-tasks.ts'

export interface RegistryOptions {
  readonly table: string
  /** Columns that a study reads, in any case; null for every column of the dictionary. */
  readonly only: ReadonlySet<string> | null
}

/**
 * Checks a registry table against its dictionary, and for values that stand for missing ones.
 * @throws SampanError dictionary-invalid, and as Source.describe does
 */
export async function checkRegistry(
  source: RegistrySource,
  { table, only }: RegistryOptions,
): Promise<Quality> {
  const dictionary = source.dictionary(table)
  const { facts, tables } = await source.describe([table])
  const present = tables.get(table) ?? null
  const subject: Subject = { check: 'cdmTable', table, field: null, threshold: 0 }
  if (present === null || typeof present === 'string') {
    const more = present === null ? {} : { code: present }
    return { facts, results: [found(subject, 'fail', more)] }
  }
  const names = present.map(({ name }) => name)
  const columns = registryColumns(dictionary, only)
  const structure = columns.map((column) => structureOf(table, column, names))
  const results = [found(subject, 'pass'), ...structure]
  const there = columns.filter((_, k) => structure[k]?.status === 'pass')
  return { facts, results: [...results, ...(await checkColumns(source, table, there))] }
}

function structureOf(
  table: string,
  { need }: RegistryColumn,
  names: readonly string[],
): QualityResult {
  const subject: Subject = { check: 'cdmField', table, field: need.name, threshold: 0 }
  const exact = names.filter((name) => name === need.name)
  const alike = names.filter((name) => name.toLowerCase() === need.name.toLowerCase())
  if (exact.length === 1 || alike.length === 1) return found(subject, 'pass')
  return found(subject, 'fail', { similar: alike.length > 1 ? null : similarTo(need.name, names) })
}

async function checkColumns(
  source: RegistrySource,
  table: string,
  columns: readonly RegistryColumn[],
): Promise<readonly QualityResult[]> {
  const readable = new Map(columns.map((column) => [column.need.name, column]))
  const results = await runPlan(source, {
    tasks: () => registryTasks(table, [...readable.values()]),
    drop: (_, column) => readable.delete(column),
  })
  const counted = new Set(results.filter(({ rows }) => rows !== null).map(({ field }) => field))
  const sound = [...readable.keys()].filter((name) => counted.has(name))
  return [
    ...results,
    ...sound.map((field) => found({ check: 'cdmDatatype', table, field, threshold: 0 }, 'pass')),
  ]
}
