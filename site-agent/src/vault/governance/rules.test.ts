import { defaultFloors } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { defaultFloorsFile } from './default-policy.ts'
import { parseFloors } from './rules.ts'

const head = 'schema: sampan/floors/v1\n'

describe('floors.yaml', () => {
  it('has defaults for what it does not name', () => {
    expect(parseFloors(head)).toEqual(defaultFloors)
    expect(parseFloors(defaultFloorsFile)).toEqual(defaultFloors)
    expect(parseFloors(`${head}cell: 20\n`)).toEqual({ ...defaultFloors, cell: 20 })
  })

  it.each([
    ['an unknown key', `${head}cells: 5\n`, {}],
    ['a value of another kind', `${head}cell: five\n`, { key: 'cell' }],
    ['a key twice', `${head}cell: 5\ncell: 6\n`, { line: 3 }],
    ['an alias', `${head}cell: &a 5\nquantilePeople: *a\n`, { line: 2 }],
    ['nesting that overflows a parser', `${head}cell: ${'['.repeat(7000)}`, { line: 2 }],
    ['no schema', 'cell: 5\n', { key: 'schema' }],
    ['nothing', '', {}],
  ])('is refused with %s', (_, text, context) => {
    expect(() => parseFloors(text)).toThrow(
      expect.objectContaining({
        code: 'floors-invalid',
        context: expect.objectContaining(context) as object,
      }) as Error,
    )
  })
})
