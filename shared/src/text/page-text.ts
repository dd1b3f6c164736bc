import { visible } from './visible.ts'

/** Texts inside a sentence of the page that come from data: words in quotes, lists, numbers. */

/** A level or a column as the data hold it, so that nothing in it can pass for the sentence around it. */
export function quoted(word: string): string {
  return `"${visible(word, Number.POSITIVE_INFINITY).replaceAll(/["\\]/g, '\\$&')}"`
}

/** Concept ids and names, never grouped or translated. */
export function listed(items: readonly (string | number)[]): string {
  return items.map(String).join(', ')
}

/** All digits of a number, in the same form on every machine. */
export function exactly(value: number): string {
  return String(value)
}

/** A count of people with its thousands set apart: the same on every machine, so no locale. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}
