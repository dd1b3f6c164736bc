import { z } from 'zod'
import { floorsFileSchema } from '../disclosure/floors.ts'
import { manifestSchema } from './manifest.ts'
import { studyFileSchema, studyWords } from './study-file.ts'

/** A JSON Schema document, as editors and other programs read it. */
export type SchemaDocument = Readonly<Record<string, unknown>>

/** Of study.yaml: short forms and defaults. */
export function studyFileJsonSchema(): SchemaDocument {
  return published(studyFileSchema, 'Sampan study file', takeWords)
}

/** Of the signed, expanded form. */
export function manifestJsonSchema(): SchemaDocument {
  return published(manifestSchema, 'Sampan manifest')
}

/** Of floors.yaml. */
export function floorsFileJsonSchema(): SchemaDocument {
  return published(floorsFileSchema, 'Sampan floors file')
}

type Override = (context: {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema
  readonly path: readonly (string | number)[]
}) => void

/**
 * Draft 7, which editors know best. Patterns with Unicode classes are left out, since not every validator can read
 * them; the program checks them in any case.
 */
function published(schema: z.ZodType, title: string, override?: Override): SchemaDocument {
  const document = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: (context) => {
      const { jsonSchema } = context
      if (jsonSchema.pattern?.includes('\\p{') === true) delete jsonSchema.pattern
      override?.(context)
    },
  })
  return { title, ...document }
}

/** Members that are read to the letter (see studyWords) may look like numbers to an editor. */
const takeWords: Override = ({ jsonSchema, path }) => {
  if (jsonSchema.type !== 'string' || !path.some((step) => studyWords.has(String(step)))) return
  const { enum: choices } = jsonSchema
  if (choices === undefined) jsonSchema.type = ['string', 'number', 'boolean'] as never
  else {
    delete jsonSchema.type
    jsonSchema.enum = [...choices, ...choices.map(Number)]
  }
}
