import type { z } from 'zod'
import {
  dateSchema,
  digestSchema,
  nameSchema,
  proseSchema,
  timeSchema,
} from '../governance/records.ts'
import type { MessageKey } from '../text/catalogue.ts'
import { labelSchema, tableSchema, termNameSchema, wordSchema } from './parts.ts'

type FormatKey =
  | 'fault.site'
  | 'fault.label'
  | 'fault.termName'
  | 'fault.table'
  | 'fault.word'
  | 'fault.prose'
  | 'fault.digest'
  | 'fault.day'
  | 'fault.time'
  | 'fault.value'

/** What each pattern asks for, in words. Patterns are known by their text, as the schemas report it. */
const formats: ReadonlyMap<string, FormatKey & MessageKey> = new Map([
  [patternOf(nameSchema), 'fault.site'],
  [patternOf(labelSchema), 'fault.label'],
  [patternOf(termNameSchema), 'fault.termName'],
  [patternOf(tableSchema), 'fault.table'],
  [patternOf(wordSchema(1)), 'fault.word'],
  [patternOf(proseSchema(1)), 'fault.prose'],
  [patternOf(digestSchema), 'fault.digest'],
  [patternOf(dateSchema), 'fault.day'],
  [patternOf(timeSchema), 'fault.time'],
])

export function formatKey(pattern: string | undefined): FormatKey {
  return formats.get(pattern ?? '') ?? 'fault.value'
}

/** No format allows NUL, so every one of them refuses it and says by which pattern. */
function patternOf(schema: z.ZodType): string {
  const parsed = schema.safeParse('\u0000')
  const issues = parsed.success ? [] : parsed.error.issues
  return issues.map((issue) => (issue.code === 'invalid_format' ? issue.pattern : '')).join('')
}
