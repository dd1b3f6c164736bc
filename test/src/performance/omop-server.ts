import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { SourceLocation } from '@sampan/site-agent'
import { cdmColumns, exportCdm, tableNames } from '@sampan/simulation'
import { superuserPlace } from '../support/omop-places.ts'
import type { Cluster } from '../support/postgres-cluster.ts'

/** Copies a generated CDM into a schema of a server, with the indices that OHDSI's definition of the data model has. */
export async function fillServer(
  cluster: Cluster,
  file: string,
  folder: string,
): Promise<SourceLocation> {
  const tables = path.join(folder, 'tables')
  mkdirSync(tables)
  await exportCdm(file, tables, 'csv')
  await cluster.run('create schema cdm')
  for (const table of tableNames()) {
    const columns = cdmColumns(table)
    const types = columns.map(
      ({ name, type }) => `${name} ${type.replace('double', 'double precision')}`,
    )
    await cluster.run(`create table cdm.${table} (${types.join(', ')})`)
    cluster.fill(`cdm.${table}`, readFileSync(path.join(tables, `${table}.csv`)))
    for (const column of indexed(columns.map(({ name }) => name)))
      await cluster.run(`create index on cdm.${table} (${column})`)
    await cluster.run(`vacuum analyze cdm.${table}`)
  }
  rmSync(tables, { recursive: true })
  return { model: 'omop', postgres: { ...superuserPlace(cluster, 'cdm'), statementMs: 600_000 } }
}

/** People, the concept of an event, and both concepts of concept_ancestor. */
function indexed(columns: readonly string[]): readonly string[] {
  const isPeoples = columns.includes('person_id')
  const [concept] = columns.filter((name) => name.endsWith('_concept_id'))
  const others = columns.filter((name) =>
    /^(concept|ancestor_concept|descendant_concept)_id$/.test(name),
  )
  return isPeoples ? ['person_id', ...(concept === undefined ? [] : [concept])] : others
}
