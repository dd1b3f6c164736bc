import type { YAMLError } from 'yaml'
import { fault, type Fault } from './fault.ts'

/** The faults that people make most, each with a sentence that says what to do. */
export function syntaxFault(error: YAMLError): Fault {
  switch (error.code) {
    case 'BAD_INDENT':
      // The library's word for a bracket that is never closed, too.
      return error.message.startsWith('Flow ')
        ? fault('file-malformed', [], 'fault.unclosed')
        : fault('file-malformed', [], 'fault.indentation')
    case 'TAB_AS_INDENT':
      return fault('file-malformed', [], 'fault.tab')
    case 'MISSING_CHAR':
      return fault('file-malformed', [], 'fault.unclosed')
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return fault('file-malformed', [], 'fault.colon')
    default:
      return fault('file-malformed', [], 'fault.syntax', { detail: error.code })
  }
}
