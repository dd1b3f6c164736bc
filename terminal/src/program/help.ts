import { codes, explainCode, wrap, type Code, type Language } from '@sampan/shared'
import { displayColumns, padded } from '../output/columns.ts'
import { colon } from '../text/punctuation.ts'
import { terminalTexts, type SpeakTerminal } from '../text/terminal-texts.ts'
import type { Command, Delegate, Group, Program } from './command.ts'
import type { Parameter } from './parameter.ts'

export interface HelpOptions {
  readonly language: Language
  /** Columns of the page. */
  readonly width: number
}

type Row = readonly [name: string, says: string]

/**
 * The page of a command: what it is for, when to use it, what to type, and what its exit status means. A command that
 * is the whole program has the program's version, too.
 */
export function commandHelp(
  path: string,
  command: Command,
  options: HelpOptions,
  extent: 'part' | 'whole' = 'part',
): string {
  const t = terminalTexts(options.language)
  const words = command.words[options.language]
  const said = (name: string): string => words.says[name] ?? ''
  const examples = command.examples.flatMap((example, k) => [
    ...paragraph(words.examples[k] ?? '', options),
    ...commandLine(example, '    $ ', options),
  ])
  return page([
    filled(usageOf(path, command), '', options.width),
    paragraph(words.purpose, options),
    [t('help.when') + colon(options.language), ...paragraph(words.when, options)],
    rows(
      t('help.arguments'),
      Object.keys(command.arguments).map((name) => [name, said(name)]),
      options,
    ),
    rows(
      t('help.options'),
      [
        ...Object.entries(command.options).map(
          ([name, option]) => [flagsOf(name, option), said(name)] as const,
        ),
        ...commonOptions(t),
        ...(extent === 'whole' ? [versionOption(t)] : []),
      ],
      options,
    ),
    examples.length === 0 ? [] : [t('help.examples') + colon(options.language), ...examples],
    rows(t('help.exits'), exitRows(command.codes, options.language), options),
  ])
}

/** The page of a group of commands, or of a whole program. */
export function groupHelp(path: string, group: Group | Program, options: HelpOptions): string {
  const t = terminalTexts(options.language)
  const { purpose, when } = group.words[options.language]
  const commands = group.commands.map(
    (each) => [each.name, each.words[options.language].purpose] as const,
  )
  const version: readonly Row[] = 'version' in group ? [versionOption(t)] : []
  return page([
    [`${path} COMMAND`],
    paragraph(purpose, options),
    [t('help.when') + colon(options.language), ...paragraph(when, options)],
    rows(t('help.commands'), commands, options),
    rows(t('help.options'), [...commonOptions(t), ...version], options),
    wrap(t('help.more', { program: path }), '', '', options.width),
  ])
}

/** The page of a command that is another program, for when that program is not there to show its own. */
export function delegateHelp(path: string, delegate: Delegate, options: HelpOptions): string {
  const t = terminalTexts(options.language)
  const { purpose, when } = delegate.words[options.language]
  return page([
    [path],
    paragraph(purpose, options),
    [t('help.when') + colon(options.language), ...paragraph(when, options)],
    [
      t('help.examples') + colon(options.language),
      ...delegate.examples.flatMap((example) => commandLine(example, '    $ ', options)),
    ],
  ])
}

function page(sections: readonly (readonly string[])[]): string {
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')
}

function usageOf(path: string, command: Command): string {
  const given = Object.entries(command.arguments).map(([name, { needed, many }]) => {
    const word = many ? `${name}...` : name
    return needed ? word : `[${word}]`
  })
  const needed = Object.entries(command.options)
    .filter(([, option]) => option.needed)
    .map(([name, { placeholder }]) => `--${name} ${placeholder ?? ''}`)
  return [path, ...given, ...needed, '[options]'].join(' ')
}

export function flagsOf(name: string, { placeholder, short }: Parameter<unknown>): string {
  const long = placeholder === null ? `--${name}` : `--${name} ${placeholder}`
  return short === null ? long : `-${short}, ${long}`
}

function commonOptions(t: SpeakTerminal): readonly Row[] {
  return [
    ['--json', t('help.json')],
    ['--lang LANGUAGE', t('help.lang')],
    ['-h, --help', t('help.help')],
  ]
}

function versionOption(t: SpeakTerminal): Row {
  return ['--version', t('help.version')]
}

/** One row per status, with everything that it can mean here. */
function exitRows(own: readonly Code[], language: Language): readonly Row[] {
  const t = terminalTexts(language)
  const byStatus = new Map<number, string[]>([[0, [t('help.done')]]])
  for (const code of new Set<Code>(['usage-invalid', ...own])) {
    const meaning = `${explainCode(code, language).happened} (${code})`
    byStatus.set(codes[code].exit, [...(byStatus.get(codes[code].exit) ?? []), meaning])
  }
  return [...byStatus]
    .sort(([a], [b]) => a - b)
    .flatMap(([status, meanings]) =>
      meanings.map((meaning, k) => [k === 0 ? String(status) : '', meaning] as const),
    )
}

function rows(
  head: string,
  entries: readonly Row[],
  { width, language }: HelpOptions,
): readonly string[] {
  if (entries.length === 0) return []
  const columns = Math.max(...entries.map(([name]) => displayColumns(name)))
  const indent = ' '.repeat(columns + 4)
  return [
    head + colon(language),
    ...entries.flatMap(([name, says]) =>
      wrap(says, `  ${padded(name, columns)}  `, indent, Math.max(width, columns + 24)),
    ),
  ]
}

/** A command line as it may be pasted: where it goes on below, a backslash says so. */
function commandLine(
  line: string,
  indent: string,
  { width }: Pick<HelpOptions, 'width'>,
): readonly string[] {
  const lines = filled(line, indent, width - 2)
  return lines.map((each, k) => (k < lines.length - 1 ? `${each} \\` : each))
}

/** Broken in front of options only: an option and its value, quoted or not, stay together. */
function filled(line: string, indent: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const part of line.split(/ (?=-{1,2}[a-z]|\[)/)) {
    const last = lines.pop()
    if (last === undefined) lines.push(indent + part)
    else if (displayColumns(`${last} ${part}`) <= width) lines.push(`${last} ${part}`)
    else lines.push(last, `${' '.repeat(indent.length + 2)}${part}`)
  }
  return lines
}

function paragraph(text: string, { width }: HelpOptions): readonly string[] {
  return wrap(text, '  ', '  ', width)
}
