import {
  errorKind,
  explain,
  SampanError,
  visible,
  type Code,
  type ErrorContext,
  type Language,
} from '@sampan/shared'
import { sentenceGap } from '../text/punctuation.ts'
import { terminalTexts } from '../text/terminal-texts.ts'
import { renderFields } from './table.ts'

/** Codes of the operating system that people can do something about. */
const systemCodes: Readonly<Record<string, Code>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-missing',
  EACCES: 'file-missing',
  EPERM: 'file-missing',
  EROFS: 'file-missing',
  EEXIST: 'file-exists',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

/** Any error as one of ours. What nobody expected is a fault of our own. */
export function asSampanError(error: unknown): SampanError {
  if (error instanceof SampanError) return error
  const { code, path } = (error instanceof Error ? error : {}) as {
    readonly code?: unknown
    readonly path?: unknown
  }
  const known = typeof code === 'string' ? systemCodes[code] : undefined
  const kind = errorKind(error)
  if (known === undefined) return new SampanError('internal', { kind }, { cause: error })
  const context = typeof path === 'string' ? { file: path, kind } : { kind }
  return new SampanError(known, context, { cause: error })
}

/**
 * A refusal for a person: what happened, what to do, the facts of the case, and the code under which more is written.
 * With `debug` the place in the program too.
 */
export function describeError(
  error: SampanError,
  language: Language,
  { command, debug }: { readonly command: string; readonly debug: boolean },
): string {
  const t = terminalTexts(language)
  const { happened, advice } = explain(error, language)
  const usage = error.code === 'usage-invalid' ? usageSentences(error.context, language) : []
  const told = usage.length === 0 ? [] : usageMembers
  const facts = Object.entries(error.context)
    .filter(([name]) => !told.includes(name))
    .map(([name, value]) => [name, visible(String(value), 2000)] as const)
  const code = t('error.exit', { code: error.code, exit: error.exitStatus })
  return [
    `${command}: ${[happened, ...usage].join(sentenceGap(language))}`,
    usage.length > 0 ? t('error.again', { command }) : advice,
    indented(renderFields([...facts, [t('error.code'), code]])),
    ...(error.code === 'internal' ? [debug ? stackOf(error) : t('error.debug')] : []),
  ].join('\n')
}

const usageMembers: readonly string[] = ['problem', 'given', 'meant', 'expected']

const problems = [
  'unknown-command',
  'unknown-option',
  'missing-argument',
  'missing-option',
  'missing-value',
  'repeated-option',
  'no-terminal',
] as const
export type UsageProblem =
  (typeof problems)[number] | 'wrong-value' | 'extra-arguments' | 'not-understood'

/** What was wrong with the words that were typed, where this package found it. */
function usageSentences(context: ErrorContext, language: Language): readonly string[] {
  const t = terminalTexts(language)
  const {
    problem,
    given = '',
    meant,
    expected = '',
  } = context as {
    readonly problem?: string
    readonly given?: string
    readonly meant?: string
    readonly expected?: string
  }
  const meaning = meant === undefined ? [] : [t('usage.meant', { meant })]
  if (problem === 'wrong-value') return [t('usage.wrong-value', { given, expected })]
  if (problem === 'extra-arguments' || problem === 'not-understood') return [t(`usage.${problem}`)]
  const known = problems.find((each) => each === problem)
  return known === undefined ? [] : [t(`usage.${known}`, { given }), ...meaning]
}

function stackOf(error: SampanError): string {
  const { cause } = error
  return (cause instanceof Error ? cause.stack : error.stack) ?? ''
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
