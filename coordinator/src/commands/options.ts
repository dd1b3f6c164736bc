import { isIP } from 'node:net'
import { SampanError, trustDomainSchema } from '@sampan/shared'
import { text, type Parameter } from '@sampan/terminal'
import type { Settings } from '../config/settings.ts'
import { coordinatorTexts } from '../text/coordinator-texts.ts'

type Listen = Settings['listen']

/** `0.0.0.0:8443` or `[::]:8443`. */
export const listenOption = parsed('ADDR:PORT', parseListen, 'expected.listen')

export const trustDomainOption = parsed(
  'DOMAIN',
  (word) => trustDomainSchema.safeParse(word).data ?? null,
  'expected.trustDomain',
)

/** An option of a form that only this program has: `parse` gives null for a word of another form. */
function parsed<T>(
  placeholder: string,
  parse: (word: string) => T | null,
  expected: 'expected.listen' | 'expected.trustDomain',
): Parameter<T | undefined> {
  const plain = text(placeholder)
  return {
    ...plain,
    read: (given, reading) => {
      const word = plain.read(given, reading)
      if (word === undefined) return undefined
      const value = parse(word)
      if (value !== null) return value
      throw new SampanError('usage-invalid', {
        problem: 'wrong-value',
        given: reading.name,
        expected: coordinatorTexts(reading.language)(expected),
      })
    },
  }
}

function parseListen(word: string): Listen | null {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+)):([0-9]{1,5})$/.exec(word)
  const [, inBrackets, plain, digits] = match ?? []
  const address = inBrackets ?? plain ?? ''
  const port = Number(digits)
  const isAddress = isIP(address) === (inBrackets === undefined ? 4 : 6)
  return isAddress && port <= 65_535 ? { address, port } : null
}
