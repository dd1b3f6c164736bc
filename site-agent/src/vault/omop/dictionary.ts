import { limits } from '@sampan/proto'
import { isSampanError, proseSchema, readSource, readText, SampanError } from '@sampan/shared'
import { z } from 'zod'

const columnSchema = z
  .strictObject({
    name: z.string().min(1).max(128).describe('Column of the table, as its header writes it.'),
    type: z.enum(['number', 'integer', 'text', 'boolean', 'date']),
    unit: z.string().min(1).max(40).optional().describe('Unit of every value, such as mg/dL.'),
    level: z.int().min(1).max(5).describe('Grade of the column (GB/T 39725-2020).'),
    allowed: z
      .array(z.union([z.string().max(200), z.number(), z.boolean()]))
      .min(1)
      .max(1000)
      .optional()
      .describe('Every value the column may have.'),
    range: z
      .strictObject({ low: z.number(), high: z.number() })
      .refine((range) => range.low <= range.high, 'low is above high')
      .optional()
      .describe('Plausible values, both ends included.'),
    description: proseSchema(1000).optional(),
  })
  .describe('One column of a registry table.')

/** `<table>.dictionary.yaml`: what the columns of a registry table mean. */
const dictionarySchema = z
  .strictObject({
    schema: z.literal('sampan/dictionary/v1'),
    columns: z.array(columnSchema).min(1).max(limits.registryColumnsMax),
  })
  .refine(
    (dictionary) =>
      new Set(dictionary.columns.map((column) => column.name)).size === dictionary.columns.length,
    'a column is described twice',
  )
  .describe('Data dictionary of a registry table.')

export type Dictionary = Readonly<z.infer<typeof dictionarySchema>>
export type DictionaryColumn = Dictionary['columns'][number]

/** @throws SampanError dictionary-invalid with the place in the file that is wrong */
export function parseDictionary(text: string): Dictionary {
  const source = readSource(text, { file: 'dictionary', bytesMax: limits.dictionaryBytesMax })
  const [fault] = source.faults
  if (fault !== undefined) throw new SampanError('dictionary-invalid', { line: fault.line })
  const parsed = dictionarySchema.safeParse(source.value)
  if (parsed.success) return parsed.data
  throw new SampanError('dictionary-invalid', {
    where: parsed.error.issues[0]?.path.join('.') ?? '',
  })
}

/** @throws SampanError dictionary-invalid, also when there is no such file or it is too large */
export function readDictionary(file: string): Dictionary {
  try {
    return parseDictionary(readText(file, limits.dictionaryBytesMax))
  } catch (error) {
    if (!isSampanError(error) || error.code === 'dictionary-invalid') throw error
    throw new SampanError('dictionary-invalid', { file, reason: error.code })
  }
}

/**
 * The column of that name: as written, or the only one that differs in case alone.
 * @throws SampanError source-column-missing
 */
export function dictionaryColumn(dictionary: Dictionary, name: string): DictionaryColumn {
  const exact = dictionary.columns.find((column) => column.name === name)
  if (exact !== undefined) return exact
  const [alike, another] = dictionary.columns.filter(
    (column) => column.name.toLowerCase() === name.toLowerCase(),
  )
  if (alike === undefined || another !== undefined)
    throw new SampanError('source-column-missing', { where: 'dictionary', column: name })
  return alike
}
