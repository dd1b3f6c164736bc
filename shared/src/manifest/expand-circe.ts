import { isSampanError, type SampanError } from '../errors/sampan-error.ts'
import { formatDigest } from '../identity/keys.ts'
import { sha256 } from '../platform/crypto.ts'
import type { Expanding } from './expanding.ts'
import { fault, type Fault, type Path } from './fault.ts'
import type { Cohort } from './parts.ts'
import { readDefinition } from './study-files.ts'

type Circe = Extract<Cohort['definition'], { readonly kind: 'circe' }>

/**
 * A definition by its file's exact bytes. What is wrong inside the file is a fault of the line of the study that names
 * it, with the path inside.
 */
export function expandCirce({ options, faults }: Expanding, cohort: Path, name: string): Circe {
  const path = [...cohort, 'circe']
  const content = options.files?.get(name)
  if (content === undefined) {
    faults.push(fault('study-file-missing', path, 'fault.fileMissing', { name }))
    return { kind: 'circe', file: '', rules: 0 }
  }
  const file = formatDigest(sha256(content))
  try {
    return { kind: 'circe', file, rules: readDefinition(content).rules.length }
  } catch (error) {
    if (!isSampanError(error)) throw error
    faults.push(definitionFault(path, name, error))
    return { kind: 'circe', file, rules: 0 }
  }
}

function definitionFault(path: Path, name: string, { code, context }: SampanError): Fault {
  const told = (member: string): string => String(context[member] ?? '')
  switch (code) {
    case 'cohort-unsupported': {
      const values = { name, feature: told('feature'), path: told('path') }
      return fault(code, path, 'fault.definitionUnsupported', values)
    }
    case 'cohort-invalid': {
      const values = { name, path: told('path'), expected: told('expected') }
      return fault(code, path, 'fault.definitionInvalid', values)
    }
    case 'file-malformed': {
      const values = {
        name,
        line: told('line'),
        column: told('column'),
        expected: told('expected'),
      }
      return fault(code, path, 'fault.definitionMalformed', values)
    }
    case 'file-too-large':
      return fault(code, path, 'fault.definitionTooLarge', { name, most: told('bytesMax') })
    default:
      return fault(code, path, 'fault.definitionNotText', { name })
  }
}
