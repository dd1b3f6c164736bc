import { Document, isMap, isScalar, type YAMLMap } from 'yaml'
import { z } from 'zod'
import { settingsSchema, type AgentSettings } from './settings.ts'

/** agent.yaml as it is first written: every key with its description above it. */
export function settingsText(settings: AgentSettings): string {
  const document = new Document(settingsSchema.parse(settings))
  document.commentBefore = ' Settings of a Sampan site agent. Unknown keys are refused.'
  if (isMap(document.contents)) describe(document.contents, settingsSchema)
  return document.toString({ lineWidth: 100 })
}

function describe(map: YAMLMap, schema: z.ZodObject): void {
  for (const { key, value } of map.items) {
    if (!isScalar(key) || typeof key.value !== 'string') continue
    const field: unknown = schema.shape[key.value]
    if (!(field instanceof z.ZodType)) continue
    if (field.description !== undefined) key.commentBefore = ` ${field.description}`
    if (isMap(value) && field instanceof z.ZodObject) describe(value, field)
  }
}
