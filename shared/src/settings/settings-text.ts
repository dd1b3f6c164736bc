import { Document, isMap, isScalar, type YAMLMap } from 'yaml'
import { z } from 'zod'

/** A settings file as it is first written: a sentence at its head, every key with its description above it. */
export function describedSettings(schema: z.ZodObject, settings: unknown, head: string): string {
  const document = new Document(schema.parse(settings))
  document.commentBefore = ` ${head}`
  if (isMap(document.contents)) describe(document.contents, schema)
  return document.toString({ lineWidth: 100 })
}

/** A group that may be left out is described like one that may not. */
function present(field: unknown): unknown {
  const inner: unknown = field instanceof z.ZodOptional ? field.unwrap() : field
  return inner instanceof z.ZodObject ? inner : field
}

function describe(map: YAMLMap, schema: z.ZodObject): void {
  for (const { key, value } of map.items) {
    if (!isScalar(key) || typeof key.value !== 'string') continue
    const field: unknown = present(schema.shape[key.value])
    if (!(field instanceof z.ZodType)) continue
    if (field.description !== undefined) key.commentBefore = ` ${field.description}`
    if (isMap(value) && field instanceof z.ZodObject) describe(value, field)
  }
}
