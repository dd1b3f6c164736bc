import { Command as Commander, Option } from 'commander'
import { commandHelp, flagsOf, groupHelp, type HelpOptions } from './help.ts'
import type { Command, Group, Program, SingleProgram, Typed } from './command.ts'

export interface Built {
  readonly root: Commander
  /** What was chosen, once the words have been parsed. */
  readonly chosen: () => Chosen | null
  readonly helpText: () => string
}

export interface Chosen {
  readonly path: string
  readonly command: Command
  readonly typed: Typed
}

export interface Building {
  readonly help: HelpOptions
  readonly choose: (chosen: Chosen) => void
  readonly write: (text: string) => void
}

/** The commands as the parser library knows them. It only parses: nothing runs and nothing is written by it. */
export function buildProgram(program: Program | SingleProgram, help: HelpOptions): Built {
  let chosen: Chosen | null = null
  let text = ''
  const building: Building = {
    help,
    choose: (each) => {
      chosen = each
    },
    write: (each) => {
      text += each
    },
  }
  const root = 'command' in program ? builtSingle(program, building) : builtRoot(program, building)
  root.version(program.version).option('--json').option('--lang <LANGUAGE>')
  return { root, chosen: () => chosen, helpText: () => text }
}

function builtRoot(program: Program, building: Building): Commander {
  const root = bare(program.name, building).configureHelp({
    formatHelp: () => groupHelp(program.name, program, building.help),
  })
  for (const each of program.commands)
    if (each.kind !== 'delegate') root.addCommand(built(program.name, each, building))
  return root
}

function builtSingle({ name, command }: SingleProgram, building: Building): Commander {
  return builtCommand(name, command, building)
    .name(name)
    .configureHelp({ formatHelp: () => commandHelp(name, command, building.help, 'whole') })
}

function built(path: string, entry: Command | Group, building: Building): Commander {
  const place = `${path} ${entry.name}`
  return entry.kind === 'group'
    ? builtGroup(place, entry, building)
    : builtCommand(place, entry, building)
}

function builtGroup(path: string, group: Group, building: Building): Commander {
  const parser = bare(group.name, building).configureHelp({
    formatHelp: () => groupHelp(path, group, building.help),
  })
  for (const each of group.commands) parser.addCommand(built(path, each, building))
  return parser
}

function builtCommand(path: string, command: Command, building: Building): Commander {
  const parser = bare(command.name, building)
    .allowExcessArguments(false)
    .configureHelp({ formatHelp: () => commandHelp(path, command, building.help) })
  for (const [name, { needed, many }] of Object.entries(command.arguments)) {
    const word = many ? `${name}...` : name
    parser.argument(needed ? `<${word}>` : `[${word}]`)
  }
  for (const [name, parameter] of Object.entries(command.options)) {
    const flags = flagsOf(name, parameter).replace(/ (\S+)$/, (_, word: string) =>
      parameter.placeholder === null ? ` ${word}` : ` <${word}>`,
    )
    const option = new Option(flags)
    if (parameter.placeholder !== null) option.argParser(collect)
    parser.addOption(option)
  }
  parser.action(() => {
    building.choose({ path, command, typed: typedOf(parser, command) })
  })
  return parser
}

function collect(word: string, before: unknown): readonly string[] {
  return [...((before as readonly string[] | undefined) ?? []), word]
}

function typedOf(parser: Commander, command: Command): Typed {
  const given: readonly (string | readonly string[] | undefined)[] = parser.processedArgs
  const typed = new Map<string, readonly string[]>()
  for (const [k, name] of Object.keys(command.arguments).entries()) {
    const words = given[k]
    if (words !== undefined) typed.set(name, typeof words === 'string' ? [words] : words)
  }
  for (const option of parser.options) {
    const value: unknown = parser.getOptionValue(option.attributeName())
    const name = (option.long ?? '').slice(2)
    if (Array.isArray(value)) typed.set(name, value.map(String))
    else if (value === !option.negate) typed.set(name, [''])
  }
  return typed
}

function bare(name: string, { write }: Building): Commander {
  return new Commander(name)
    .exitOverride()
    .helpCommand(false)
    .helpOption('-h, --help')
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: write, writeErr: write, outputError: () => undefined })
}
