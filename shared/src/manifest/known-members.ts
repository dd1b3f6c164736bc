import { z } from 'zod'
import type { Path } from './fault.ts'

type Described = z.core.JSONSchema.JSONSchema

/**
 * The names that a schema knows at a place, whichever of its forms is meant there. Walks the JSON Schema, which says
 * the same as the schema and is plain data.
 */
export function knownMembers(schema: z.ZodType, path: Path): readonly string[] {
  let places: readonly Described[] = [describedBy(schema)]
  for (const step of path) places = places.flatMap(formsOf).flatMap((form) => below(form, step))
  return places.flatMap(formsOf).flatMap((form) => Object.keys(form.properties ?? {}))
}

const described = new WeakMap<z.ZodType, Described>()

function describedBy(schema: z.ZodType): Described {
  const known = described.get(schema) ?? z.toJSONSchema(schema, { io: 'input' })
  described.set(schema, known)
  return known
}

function formsOf(place: Described): readonly Described[] {
  const forms = [...(place.anyOf ?? []), ...(place.oneOf ?? [])]
  return [place, ...forms.filter(isDescribed).flatMap(formsOf)]
}

function below(form: Described, step: string | number): readonly Described[] {
  const member = typeof step === 'number' ? form.items : memberOf(form, step)
  return (Array.isArray(member) ? member : [member]).filter(isDescribed)
}

function memberOf(form: Described, name: string): unknown {
  const properties = form.properties ?? {}
  return Object.hasOwn(properties, name) ? properties[name] : form.additionalProperties
}

function isDescribed(value: unknown): value is Described {
  return typeof value === 'object' && value !== null
}
