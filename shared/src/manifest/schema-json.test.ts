import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { floorsFileJsonSchema, manifestJsonSchema, studyFileJsonSchema } from './schema-json.ts'

const folder = resolve(import.meta.dirname, '../../../docs/schema')

/** UPDATE_SCHEMA=1 writes the files anew. */
const update = process.env['UPDATE_SCHEMA'] === '1'

describe('the published JSON Schemas are those of the program', () => {
  it.each([
    ['study.schema.json', studyFileJsonSchema()],
    ['manifest.schema.json', manifestJsonSchema()],
    ['floors.schema.json', floorsFileJsonSchema()],
  ])('%s', async (name, schema) => {
    const file = resolve(folder, name)
    const options = { ...(await resolveConfig(file)), parser: 'json' }
    const text = await format(JSON.stringify(schema), options)
    if (update) writeFileSync(file, text)
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})
