import { describe, expect, it } from 'vitest'
import { unsafeAtom, type AtomSite } from './atoms.ts'

const sites = (names: string, aloneOk: string[] = []): AtomSite[] =>
  names
    .split('')
    .map((site) => ({ site, controller: `c-${site}`, aloneOk: aloneOk.includes(site) }))
const sets = (...members: string[]): string[][] => members.map((names) => names.split(''))

describe('atoms', () => {
  it('lets the same set be asked for again and again', () => {
    expect(unsafeAtom(sets('abcd', 'abcd', 'abcd'), sites('abcd'))).toBeNull()
  })

  it('refuses a set that isolates one site or two', () => {
    expect(unsafeAtom(sets('abcd', 'abc'), sites('abcd'))).toEqual(['d'])
    expect(unsafeAtom(sets('abcde', 'abc'), sites('abcde'))).toEqual(['d', 'e'])
  })

  it('accepts three sites of three controllers on each side, and sees through three sets', () => {
    expect(unsafeAtom(sets('abcdef', 'abc'), sites('abcdef'))).toBeNull()
    expect(unsafeAtom(sets('abcdef', 'abc', 'bcd'), sites('abcdef'))).not.toBeNull()
  })

  it('counts controllers, not sites', () => {
    const shared = sites('abcdef').map((site) => ({
      ...site,
      controller: 'def'.includes(site.site) ? 'one' : site.controller,
    }))
    expect(unsafeAtom(sets('abcdef', 'abc'), shared)).toEqual(['d', 'e', 'f'])
  })

  it('accepts a lonely site that said so, not one beside it that did not', () => {
    expect(unsafeAtom(sets('abcd', 'abc'), sites('abcd', ['d']))).toBeNull()
    expect(unsafeAtom(sets('abcde', 'abc'), sites('abcde', ['d']))).toEqual(['d', 'e'])
  })
})
