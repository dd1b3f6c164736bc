import type { Leaves } from './leaves.ts'

/** A number of ours beside R's. */
export interface Compared {
  readonly path: string
  readonly ours: number | string | boolean | null
  readonly theirs: number | string | boolean | null
  readonly difference: number
  readonly allowed: number
  /** R's own number is not converged to more: it is held against R iterated to the end elsewhere. */
  readonly early: boolean
}

/** Paths that are not compared, and why. */
export interface LeftOut {
  readonly paths: RegExp
  readonly reason: string
}

export interface Comparison {
  readonly compared: readonly Compared[]
  /** By reason: paths of R's answer that are not compared. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>
  /** Neither compared nor left out for a reason; must be empty. */
  readonly unexplained: readonly string[]
  /** Ours that R's answer does not have; must be empty. */
  readonly unknown: readonly string[]
}

export interface Answers {
  readonly theirs: Leaves
  readonly ours: Leaves
  readonly leftOut: readonly LeftOut[]
  /** Bounds of numbers that are good to a public grid, by path. */
  readonly grid?: ReadonlyMap<string, number>
  /** Where R stopped before its numbers stood still, and how far from the end, relative to max(|b|, SE). */
  readonly early?: readonly { readonly paths: RegExp; readonly within: number }[]
}

/** Every leaf of R's answer beside ours, or the reason why not. */
export function compare(answers: Answers): Comparison {
  const { theirs, ours, leftOut } = answers
  const compared: Compared[] = []
  const left = new Map<string, string[]>()
  const unexplained: string[] = []
  for (const [path, wanted] of theirs) {
    const found = ours.get(path)
    if (found !== undefined) {
      compared.push(beside({ path, ours: found, theirs: wanted }, answers))
      continue
    }
    const reason = leftOut.find(({ paths }) => paths.test(path))?.reason
    if (reason === undefined) unexplained.push(path)
    else left.set(reason, [...(left.get(reason) ?? []), path])
  }
  const unknown = [...ours.keys()].filter((path) => !theirs.has(path))
  return { compared, leftOut: left, unexplained, unknown }
}

type Pair = Pick<Compared, 'path' | 'ours' | 'theirs'>

function beside(pair: Pair, { theirs, grid, early = [] }: Answers): Compared {
  const { path, ours, theirs: wanted } = pair
  if (typeof ours !== 'number' || typeof wanted !== 'number') {
    const difference = Object.is(ours, wanted) ? 0 : Number.POSITIVE_INFINITY
    return { ...pair, difference, allowed: 0, early: false }
  }
  const difference = ours === wanted ? 0 : Math.abs(ours - wanted)
  const strict = grid?.get(path) ?? allowedAt(path, wanted, theirs)
  const within = early.find(({ paths }) => paths.test(path))?.within
  const allowed = within === undefined ? strict : (strict * within) / 1e-8
  return { ...pair, difference, allowed, early: within !== undefined }
}

/** Log likelihoods and deviances: 1e-9. Everything else: 1e-8 max(|b|, SE), and SE_i SE_j for a covariance. */
function allowedAt(path: string, wanted: number, theirs: Leaves): number {
  if (/(?:loglik|logLik|deviance|AIC|BIC)[^.]*$/i.test(path)) return 1e-9 * Math.abs(wanted)
  // R prints it with two decimals.
  if (path.endsWith('.wald_test.test')) return 0.005
  return 1e-8 * Math.max(Math.abs(wanted), scaleAt(path, theirs))
}

/** The standard error that belongs to a number, where there is one. */
function scaleAt(path: string, theirs: Leaves): number {
  const cell = /^(.*)\.vcov\[(\d+)\]\[(\d+)\]$/.exec(path)
  if (cell !== null) {
    const [, model = '', row = '', column = ''] = cell
    const variance = (k: string): number => numberAt(theirs, `${model}.vcov[${k}][${k}]`)
    return Math.sqrt(variance(row) * variance(column))
  }
  const limit = /^(.*)\.ci\[\d\]$/.exec(path)
  if (limit !== null) return numberAt(theirs, `${limit[1] ?? ''}.se`)
  const term = /^(.*)\.(?:coef|p|wald95_lo|wald95_hi)\.([^[]+)$/.exec(path)
  return term === null ? 0 : numberAt(theirs, `${term[1] ?? ''}.se.${term[2] ?? ''}`)
}

function numberAt(leaves: Leaves, path: string): number {
  const found = leaves.get(path)
  return typeof found === 'number' ? found : 0
}
