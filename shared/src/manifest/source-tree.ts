import { limits } from '@sampan/proto'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml'
import { utf8 } from '../encoding/bytes.ts'
import { fault, inFileOrder, type Fault, type LocatedFault, type Path } from './fault.ts'
import { structureFaults, type TextFault } from './source-structure.ts'
import { syntaxFault } from './source-syntax.ts'

export interface SourceOptions {
  readonly file: string
  readonly bytesMax: number
  /** Members whose plain scalars are words, not numbers: `levels: [01, 1.0, no]` keeps what was typed. */
  readonly words?: ReadonlySet<string>
}

export interface Source {
  /** Plain data; null when the text has no tree. */
  readonly value: unknown
  readonly faults: readonly LocatedFault[]
  /** Puts a fault at the line of its path, or of the nearest thing around it that the text has. */
  readonly locate: (found: Fault) => LocatedFault
}

/**
 * Reads YAML 1.2 (core schema) or JSON that a person wrote, as plain data: no aliases, tags, directives or further
 * documents, no repeated or non-text names, no control or text-direction characters, bounded size and nesting.
 * Every fault has its line: file-too-large, file-not-text, file-malformed.
 */
export function readSource(text: string, options: SourceOptions): Source {
  const lines = lineCounter(text)
  const place = (offset: number, found: Fault): LocatedFault => {
    const { line, col } = lines.linePos(offset)
    return { ...found, file: options.file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const early = earlyFaults(text, options)
  if (early.length > 0) return refusedText(place, early)
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const wrong = document.errors.map((error) => ({
    offset: error.pos[0],
    fault: syntaxFault(error),
  }))
  if (wrong.length > 0) return refusedText(place, wrong)
  const found: TextFault[] = []
  const root = document.contents
  const value = build(root, [], { words: options.words ?? new Set(), literal: false, found })
  const faults = inFileOrder(found.map((each) => place(each.offset, each.fault)))
  return { value, faults, locate: (each) => place(offsetOf(root, each.path), each) }
}

function refusedText(
  place: (offset: number, found: Fault) => LocatedFault,
  faults: readonly TextFault[],
): Source {
  return {
    value: null,
    faults: inFileOrder(faults.map((each) => place(each.offset, each.fault))),
    locate: (each) => place(0, each),
  }
}

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    lines.addNewLine(at + 1)
  return lines
}

/** What can be said before the library sees the text, so that it sees no hostile text. */
function earlyFaults(text: string, { bytesMax }: SourceOptions): readonly TextFault[] {
  if (text.length > bytesMax || utf8(text).byteLength > bytesMax)
    return [{ offset: 0, fault: fault('file-too-large', [], 'fault.tooLarge', { most: bytesMax }) }]
  const unseen = text.search(/[^\P{Cc}\t\r\n]|[\p{Cs}\p{Bidi_C}\p{Zl}\p{Zp}]/u)
  if (unseen !== -1) return [{ offset: unseen, fault: fault('file-not-text', [], 'fault.unseen') }]
  return structureFaults(text)
}

interface Building {
  readonly words: ReadonlySet<string>
  /** Inside a member of `words`. */
  readonly literal: boolean
  readonly found: TextFault[]
}

function build(node: Node | null, path: Path, building: Building): unknown {
  if (path.length > limits.sourceNestingMax) {
    report(
      building,
      node,
      path,
      fault('file-malformed', path, 'fault.nesting', {
        most: limits.sourceNestingMax,
      }),
    )
    return null
  }
  if (isMap<Node, Node | null>(node)) return buildMap(node, path, building)
  if (isSeq<Node | null>(node))
    return node.items.map((item, k) => build(item, [...path, k], building))
  if (!isScalar(node)) return null
  const plain = node.type === 'PLAIN'
  if (building.literal && plain && node.value !== null) return node.source
  if (plain && typeof node.value === 'number' && /^[-+]?0[0-9xo]/.test(node.source ?? ''))
    report(building, node, path, fault('file-malformed', path, 'fault.numberForm'))
  return node.value
}

function buildMap(node: YAMLMap<Node, Node | null>, path: Path, building: Building): unknown {
  const members = new Map<string, unknown>()
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? key.value : null
    if (typeof name !== 'string') {
      report(building, key, path, fault('file-malformed', path, 'fault.name'))
      continue
    }
    const place = [...path, name]
    if (members.has(name))
      report(building, key, place, fault('file-malformed', place, 'fault.repeated', { name }))
    else if (name === '__proto__')
      report(building, key, place, fault('file-malformed', place, 'fault.label'))
    const literal = building.literal || building.words.has(name)
    members.set(name, build(value, place, { ...building, literal }))
  }
  members.delete('__proto__')
  return Object.fromEntries(members)
}

function report(building: Building, node: Node | null, path: Path, found: Fault): void {
  if (building.found.length < limits.faultsMax)
    building.found.push({ offset: node?.range?.[0] ?? 0, fault: { ...found, path } })
}

/** Where a path starts: at the name of a member, at an item of a list, or at what is around it. */
function offsetOf(root: Node | null, path: Path): number {
  let node = root
  let offset = root?.range?.[0] ?? 0
  for (const step of path) {
    const next = stepInto(node, step)
    if (next === null) return offset
    node = next.node
    offset = next.offset ?? offset
  }
  return offset
}

function stepInto(
  node: Node | null,
  step: string | number,
): { readonly node: Node | null; readonly offset: number | undefined } | null {
  if (isSeq<Node | null>(node) && typeof step === 'number') {
    const item = node.items[step]
    return item === undefined ? null : { node: item, offset: item?.range?.[0] }
  }
  if (!isMap<Node, Node | null>(node)) return null
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(step))
  return pair === undefined ? null : { node: pair.value, offset: pair.key.range?.[0] }
}
