import type { z } from 'zod'
import { fault, pathText, type Fault, type Path } from './fault.ts'
import { formatKey } from './formats.ts'
import { nearest } from './nearest.ts'
import { knownMembers } from './known-members.ts'

type Issue = z.core.$ZodIssue

interface Reading {
  readonly schema: z.ZodType
  /** The plain data that the schema refused. */
  readonly value: unknown
}

/** What a schema says about a person's file, as faults with sentences: 'study-invalid', one for every issue. */
export function schemaFaults(
  schema: z.ZodType,
  error: z.ZodError,
  value: unknown,
): readonly Fault[] {
  const faults = error.issues.flatMap((issue) => faultsOf({ schema, value }, issue, []))
  // Of two bounds that one value breaks, the later is the narrower one.
  const distinct = new Map(
    faults.map((each) => [`${pathText(each.path)} ${each.expected.key}`, each]),
  )
  return [...distinct.values()]
}

function faultsOf(reading: Reading, issue: Issue, base: Path): readonly Fault[] {
  const path = [...base, ...steps(issue.path)]
  switch (issue.code) {
    case 'invalid_type':
      return [typeFault(reading, issue.expected, path)]
    case 'unrecognized_keys':
      return issue.keys.map((name) => unknownMember(reading, [...path, name], name))
    case 'invalid_union':
      return unionFaults(reading, issue, path)
    case 'invalid_value':
      return [choiceFault(reading, issue.values.map(String), path)]
    case 'too_big':
    case 'too_small':
      return [sizeFault(issue, path)]
    case 'invalid_format':
      return [fault('study-invalid', path, formatKey(issue.pattern))]
    case 'invalid_key':
      return issue.issues.flatMap((inner) => faultsOf(reading, { ...inner, path: [] }, path))
    default:
      return [fault('study-invalid', path, 'fault.value')]
  }
}

function steps(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'number' ? step : String(step)))
}

function typeFault(reading: Reading, expected: string, path: Path): Fault {
  if (valueAt(reading.value, path) === undefined)
    return fault('study-invalid', path, 'fault.required', { name: String(path.at(-1) ?? '') })
  switch (expected) {
    case 'string':
      return fault('study-invalid', path, 'fault.text')
    case 'int':
      return fault('study-invalid', path, 'fault.wholeNumber')
    case 'number':
      return fault('study-invalid', path, 'fault.number')
    case 'boolean':
      return fault('study-invalid', path, 'fault.boolean')
    case 'array':
    case 'tuple':
      return fault('study-invalid', path, 'fault.list')
    case 'object':
    case 'record':
      return fault('study-invalid', path, 'fault.members')
    default:
      return fault('study-invalid', path, 'fault.value')
  }
}

function unknownMember({ schema }: Reading, path: Path, name: string): Fault {
  const known = knownMembers(schema, path.slice(0, -1))
  // A member of another form of this field is spelt well, it only does not belong here.
  const meant = known.includes(name) ? null : nearest(name, known)
  return meant === null
    ? fault('study-invalid', path, 'fault.unknown', { name })
    : fault('study-invalid', path, 'fault.unknownNear', { name, meant })
}

function choiceFault(reading: Reading, values: readonly string[], path: Path): Fault {
  const given = valueAt(reading.value, path)
  if (given === undefined)
    return fault('study-invalid', path, 'fault.required', { name: String(path.at(-1) ?? '') })
  const choices = values.join(', ')
  const meant = typeof given === 'string' ? nearest(given, values) : null
  return meant === null
    ? fault('study-invalid', path, 'fault.choice', { choices })
    : fault('study-invalid', path, 'fault.choiceNear', { choices, meant })
}

type SizeIssue = Extract<Issue, { code: 'too_big' | 'too_small' }>

function sizeFault(issue: SizeIssue, path: Path): Fault {
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum)
    if (issue.origin === 'string') return fault('study-invalid', path, 'fault.longText', { most })
    if (isCollection(issue.origin)) return fault('study-invalid', path, 'fault.longList', { most })
    return issue.inclusive === false
      ? fault('study-invalid', path, 'fault.below', { most })
      : fault('study-invalid', path, 'fault.atMost', { most })
  }
  const least = Number(issue.minimum)
  if (issue.origin === 'string') return fault('study-invalid', path, 'fault.emptyText')
  if (isCollection(issue.origin)) return fault('study-invalid', path, 'fault.shortList', { least })
  return issue.inclusive === false
    ? fault('study-invalid', path, 'fault.above', { least })
    : fault('study-invalid', path, 'fault.atLeast', { least })
}

function isCollection(origin: string): boolean {
  return origin === 'array' || origin === 'set' || origin === 'map'
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>

/** Of several short forms, the one that was probably meant speaks. */
function unionFaults(reading: Reading, issue: UnionIssue, path: Path): readonly Fault[] {
  const choices = 'options' in issue ? issue.options : undefined
  if (Array.isArray(choices)) return [choiceFault(reading, choices.map(String), path)]
  if (valueAt(reading.value, path) === undefined) return [typeFault(reading, 'union', path)]
  const branches = issue.errors.map((issues) => ({ issues, ...weigh(reading, issues, path) }))
  const fitting = branches.filter(({ fits }) => fits)
  const least = Math.min(...fitting.map(({ weight }) => weight))
  const meant = fitting.filter(({ weight }) => weight === least)
  // Forms that are equally far and of one type differ in length: a day, or a time.
  const best = meant.at(-1)
  if (best === undefined)
    return [
      formFault(
        branches.flatMap(({ issues }) => issues),
        path,
      ),
    ]
  if (meant.length > 1 && best.missing.length > 0)
    return leadingFault(
      meant.flatMap(({ missing }) => missing),
      best.unknown,
      path,
    )
  return best.issues.flatMap((inner) => faultsOf(reading, inner, path))
}

interface Weighed {
  /** False when the value is of another type altogether. */
  readonly fits: boolean
  readonly weight: number
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
}

/** How far a value is from one form: members that the form lacks or needs; wrong values hardly count. */
function weigh({ value }: Reading, issues: readonly Issue[], base: Path): Weighed {
  const fits = !issues.some(
    ({ code, path }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
  )
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  )
  const missing = issues.flatMap(({ path }) =>
    path.length === 1 && valueAt(value, [...base, ...steps(path)]) === undefined
      ? [String(path[0])]
      : [],
  )
  const weight = 10 * unknown.length + 10 * missing.length + issues.length
  return { fits, weight, missing, unknown }
}

/** The value is of no form's type: a number where a name or a group of fields stands, say. */
function formFault(issues: readonly Issue[], path: Path): Fault {
  const choices = issues.flatMap((issue) =>
    issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values.map(String) : [],
  )
  return choices.length > 0
    ? fault('study-invalid', path, 'fault.formOr', { choices: choices.join(', ') })
    : fault('study-invalid', path, 'fault.form')
}

/** Several forms are equally far: none of their leading fields is there, or one is misspelt. */
function leadingFault(
  leading: readonly string[],
  unknown: readonly string[],
  path: Path,
): readonly Fault[] {
  const choices = [...new Set(leading)]
  for (const name of unknown) {
    const meant = nearest(name, choices)
    if (meant !== null)
      return [fault('study-invalid', [...path, name], 'fault.unknownNear', { name, meant })]
  }
  return [fault('study-invalid', path, 'fault.leading', { choices: choices.join(', ') })]
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = (found as Readonly<Record<string | number, unknown>>)[step]
  }
  return found
}
