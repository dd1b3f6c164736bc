import {
  defaultFloors,
  floorsFileSchema,
  isLowered,
  readSource,
  readText,
  SampanError,
  sayMessage,
  sha256,
  utf8,
  fileExists,
  type Floors,
} from '@sampan/shared'
import { limits } from '@sampan/proto'
import { parsePolicy, type Policy } from './policy.ts'

/** policy.cedar and floors.yaml as they stand on disk, with the digests that go into every advertisement. */
export interface Rules {
  readonly policy: Policy
  readonly policyDigest: Uint8Array
  readonly floors: Floors
  readonly floorsDigest: Uint8Array
  readonly floorsLowered: boolean
}

export interface RuleFiles {
  readonly policy: string
  readonly floors: string
}

/**
 * Reads both files; either missing means no work. Parsing is repeated only when the bytes changed.
 * @throws SampanError policy-missing, policy-invalid, floors-missing, floors-invalid
 */
export function rulesReader(files: RuleFiles): () => Rules {
  let known: {
    readonly policyText: string
    readonly floorsText: string
    readonly rules: Rules
  } | null = null
  return () => {
    if (!fileExists(files.policy)) throw new SampanError('policy-missing', { file: files.policy })
    if (!fileExists(files.floors)) throw new SampanError('floors-missing', { file: files.floors })
    const policyText = readText(files.policy, limits.policyBytesMax)
    const floorsText = readText(files.floors, limits.floorsBytesMax)
    if (known?.policyText !== policyText || known.floorsText !== floorsText)
      known = { policyText, floorsText, rules: parseRules(policyText, floorsText) }
    return known.rules
  }
}

export function parseRules(policyText: string, floorsText: string): Rules {
  const floors = parseFloors(floorsText)
  return {
    policy: parsePolicy(policyText),
    policyDigest: sha256(utf8(policyText)),
    floors,
    floorsDigest: sha256(utf8(floorsText)),
    floorsLowered: isLowered(floors),
  }
}

/** @throws SampanError floors-missing, and as parseFloors */
export function readFloors(file: string): Floors {
  if (!fileExists(file)) throw new SampanError('floors-missing', { file })
  return parseFloors(readText(file, limits.floorsBytesMax))
}

/** @throws SampanError floors-invalid with the key, or the line where the text itself is wrong */
export function parseFloors(text: string): Floors {
  const source = readSource(text, { file: 'floors.yaml', bytesMax: limits.floorsBytesMax })
  const [fault] = source.faults
  if (fault !== undefined)
    throw new SampanError('floors-invalid', {
      line: fault.line,
      expected: sayMessage('en', fault.expected),
    })
  const parsed = floorsFileSchema.safeParse(source.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new SampanError('floors-invalid', {
      key: issue?.path.join('.') ?? '',
      expected: issue?.message ?? '',
    })
  }
  const written = Object.entries(parsed.data).filter(
    ([key, value]) => key !== 'schema' && value !== undefined,
  )
  return { ...defaultFloors, ...Object.fromEntries(written) }
}
