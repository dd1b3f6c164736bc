import { decodeEntry, encodeEntry, systemRandom } from '@sampan/shared'
import { expect, it } from 'vitest'
import { membersText } from './members-text.ts'

it('lists few members and packs many', () => {
  expect(membersText([1, 2, 4])).toBe('1,2,4')
  const many = Array.from({ length: 240 }, (_, k) => k + 1).filter((index) => index !== 9)
  expect(membersText(many)).toBe(`bits:fffe${'ff'.repeat(28)}${'00'.repeat(2)}`)
})

it('fits into an entry of the log, whatever the members', () => {
  const actor = { kind: 'coordinator', id: 'hub', certificate: null } as const
  for (let n = 3; n <= 255; n++) {
    const object = membersText(Array.from({ length: n }, (_, k) => k + 1))
    const content = {
      type: 'survivors-confirmed',
      time: '2026-01-01T00:00:00Z',
      actor,
      object,
    } as const
    expect(decodeEntry(encodeEntry(content, systemRandom)).object).toBe(object)
  }
})
