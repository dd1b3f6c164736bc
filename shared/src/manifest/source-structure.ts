import { limits } from '@sampan/proto'
import { CST, Lexer } from 'yaml'
import { fault, type Fault } from './fault.ts'

/** A fault whose place is a position in the text, before there is a tree with paths. */
export interface TextFault {
  readonly offset: number
  readonly fault: Fault
}

/**
 * Looks at the tokens of a YAML or JSON text before a tree is built of them. Aliases, anchors, tags, directives and
 * further documents are refused, for a study file is plain data; so is nesting beyond `limits`, because the tree is
 * built recursively and the library has been seen to abort the process (not throw) when its stack runs out.
 */
export function structureFaults(text: string): readonly TextFault[] {
  const faults: TextFault[] = []
  const state = { flowDepth: 0, indicators: 0, atLineStart: true, started: false, offset: 0 }
  let scalarNext = false
  for (const lexeme of new Lexer().lex(text)) {
    const type: CST.TokenType | null = scalarNext ? null : CST.tokenType(lexeme)
    scalarNext = type === 'scalar'
    const found = type === null ? null : tokenFault(state, type, lexeme)
    if (found !== null && faults.length < limits.faultsMax)
      faults.push({ offset: state.offset, fault: found })
    // The tree is never built, and the rest of the text has nothing to add.
    if (found?.expected.key === 'fault.nesting') break
    if (!syntheticTypes.has(type ?? '')) state.offset += lexeme.length
  }
  return faults
}

interface State {
  flowDepth: number
  /** Block indicators (- ? :) on this line: `- - - 1` nests three deep. */
  indicators: number
  atLineStart: boolean
  /** A document has begun. */
  started: boolean
  offset: number
}

/** Marks that the lexer adds and that stand nowhere in the text. */
const syntheticTypes: ReadonlySet<string> = new Set(['scalar', 'doc-mode', 'flow-error-end'])

const refused: Readonly<Partial<Record<CST.TokenType, () => Fault>>> = {
  alias: () => fault('file-malformed', [], 'fault.alias'),
  anchor: () => fault('file-malformed', [], 'fault.alias'),
  tag: () => fault('file-malformed', [], 'fault.tag'),
  'directive-line': () => fault('file-malformed', [], 'fault.directive'),
}

function tokenFault(state: State, type: CST.TokenType, lexeme: string): Fault | null {
  const tooDeep = count(state, type, lexeme)
  if (tooDeep)
    return fault('file-malformed', [], 'fault.nesting', { most: limits.sourceNestingMax })
  return startsDocument(state, type)
    ? fault('file-malformed', [], 'fault.document')
    : (refused[type]?.() ?? null)
}

/** A mark between documents, once there has been one; `---` in front of the first is allowed. */
function startsDocument(state: State, type: CST.TokenType): boolean {
  const starts = type === 'doc-start' && state.started
  state.started ||= !beforeContent.has(type)
  return starts
}

const beforeContent: ReadonlySet<CST.TokenType> = new Set([
  'byte-order-mark',
  'comment',
  'directive-line',
  'doc-mode',
  'newline',
  'space',
])

/** Follows brackets, indentation and indicators; true when they go too deep. */
function count(state: State, type: CST.TokenType, lexeme: string): boolean {
  const startsLine = state.atLineStart
  state.atLineStart = type === 'newline'
  if (type === 'newline') state.indicators = 0
  if (flowStarts.has(type)) state.flowDepth++
  if (flowEnds.has(type)) state.flowDepth = Math.max(0, state.flowDepth - 1)
  if (state.flowDepth > 0) return state.flowDepth > limits.sourceNestingMax
  if (indicators.has(type)) state.indicators++
  const indented = startsLine && type === 'space' && lexeme.length > limits.sourceIndentationMax
  return indented || state.indicators > limits.sourceNestingMax
}

const flowStarts: ReadonlySet<CST.TokenType> = new Set(['flow-map-start', 'flow-seq-start'])
const flowEnds: ReadonlySet<CST.TokenType> = new Set(['flow-map-end', 'flow-seq-end'])
const indicators: ReadonlySet<CST.TokenType> = new Set([
  'seq-item-ind',
  'explicit-key-ind',
  'map-value-ind',
])
