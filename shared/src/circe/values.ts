import { z } from 'zod'
import type { Comparison, Test } from './expression.ts'

/** A whole number in bounds; JSON gives them as bigint. */
export const whole = (least: number, most: number): z.ZodType<number> =>
  z
    .bigint()
    .min(BigInt(least))
    .max(BigInt(most))
    .transform((value) => Number(value))

/** Shifts of a day. Dates stay within what both databases can hold, and '99999 days' is a way to say 'ever'. */
export const days = whole(-1_000_000, 1_000_000)
export const daysForward = whole(0, 1_000_000)

export const id64 = z
  .bigint()
  .min(-(2n ** 63n))
  .max(2n ** 63n - 1n)

/** A day of the calendar, written 2020-01-31 or 2020-1-31. */
export const day = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$/)
  .transform((text, context) => {
    const [year = '', month = '', date = ''] = text.split('-')
    const padded = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    if (!isDay(Number(year), Number(month), Number(date)))
      context.addIssue({ code: 'custom', message: 'a day of the calendar' })
    return padded
  })

function isDay(year: number, month: number, date: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year > 0 && date > 0 && date <= (lengths[month - 1] ?? 0)
}

const comparisons = ['lt', 'lte', 'eq', '!eq', 'gt', 'gte', 'bt', '!bt'] as const

/** Circe prints four decimals; a value that has more would mean something else there than here. */
const number = z
  .union([z.bigint(), z.number()])
  .transform(Number)
  .refine((value) => Math.abs(value) < 1e11, 'a smaller number')
  .refine((value) => Math.round(value * 1e4) / 1e4 === value, 'at most four decimals')

const integer = id64

function rangeOf<T extends bigint | number | string>(value: z.ZodType<T>) {
  return z
    .strictObject({ Op: z.enum(comparisons), Value: value, Extent: value.optional() })
    .transform(({ Op, Value, Extent }, context) => {
      if (Op.endsWith('bt') && Extent === undefined)
        context.addIssue({ code: 'custom', path: ['Extent'], message: 'the other end of a range' })
      else if (Extent !== undefined && Op.endsWith('bt') && Extent < Value)
        context.addIssue({ code: 'custom', path: ['Extent'], message: 'an end after the start' })
      return { is: Op satisfies Comparison, value: Value, extent: Extent ?? Value }
    })
}

/** SQL's wildcards in a text would match more than the text: ATLAS passes them on, so they are refused. */
const plainText = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/[%_\\]/.test(text) && !text.includes('\0'), 'text without %, _ and \\')

const textOperators = {
  contains: 'anywhere',
  startsWith: 'start',
  endsWith: 'end',
} as const

const textFilter = z
  .strictObject({
    Op: z.enum(['contains', 'startsWith', 'endsWith', '!contains', '!startsWith', '!endsWith']),
    Text: plainText,
  })
  .transform(({ Op, Text }): Test => {
    const where = textOperators[Op.replace('!', '') as keyof typeof textOperators]
    return { kind: 'text', text: Text, where, excluded: Op.startsWith('!') }
  })

const label = z.union([z.string(), z.bigint(), z.boolean()]).optional()

/** What ATLAS repeats about a concept says nothing that the id does not. */
export const concept = z
  .strictObject({
    CONCEPT_ID: id64,
    CONCEPT_NAME: label,
    CONCEPT_CODE: label,
    CONCEPT_CLASS_ID: label,
    DOMAIN_ID: label,
    VOCABULARY_ID: label,
    STANDARD_CONCEPT: label,
    STANDARD_CONCEPT_CAPTION: label,
    INVALID_REASON: label,
    INVALID_REASON_CAPTION: label,
    VALID_START_DATE: label,
    VALID_END_DATE: label,
  })
  .transform((written) => written.CONCEPT_ID)

/** What each form of attribute says. OHDSI's generator passes over a list of no concepts; here it is a fault. */
export const forms = {
  concepts: z
    .array(concept)
    .min(1)
    .transform((concepts): Test => ({ kind: 'concepts', concepts, excluded: false })),
  selection: z
    .strictObject({ CodesetId: id64, IsExclusion: z.boolean().default(false) })
    .transform(({ CodesetId, IsExclusion }): Test => ({
      kind: 'set',
      set: CodesetId,
      excluded: IsExclusion,
    })),
  set: id64.transform((set): Test => ({ kind: 'set', set, excluded: false })),
  integer: rangeOf(integer).transform((range): Test => ({ kind: 'integer', ...range })),
  number: rangeOf(number).transform((range): Test => ({ kind: 'number', ...range })),
  date: rangeOf(day).transform((range): Test => ({ kind: 'date', ...range })),
  text: textFilter,
  flag: z.boolean().transform((asked): Test | null => (asked ? { kind: 'abnormal' } : null)),
} as const
