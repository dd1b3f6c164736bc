import { digestOf, real, type Field } from '../encoding/statement.ts'
import type { Roster } from '../identity/roster.ts'
import type { Layout } from '../ring/fixed-point.ts'

/** The public half of a site's prekeys, as its signed advertisement carries it. */
export interface Prekeys {
  readonly index: number
  readonly serial: number
  readonly shareKey: Uint8Array
  readonly maskKey: Uint8Array
}

/**
 * Everything that all parties of an attempt must agree on. It salts every derivation and stands in every additional
 * data and signature: a coordinator that shows two sites different things gets noise.
 */
export interface AttemptContext {
  readonly suite: number
  readonly study: string
  readonly manifestDigest: Uint8Array
  readonly run: string
  readonly round: number
  readonly attempt: number
  readonly broadcastDigest: Uint8Array
  readonly taskDigest: Uint8Array
  readonly layout: Layout
  /** Differential privacy settings as canonical JSON; `none` without. */
  readonly privacy: string
  readonly threshold: number
  readonly survivorsMin: number
  readonly controllersMin: number
  readonly roster: Roster
  /** U1's prekeys in order of index. */
  readonly prekeys: readonly Prekeys[]
  /** SHA-256 of the coordinator's protocol key. */
  readonly coordinatorDigest: Uint8Array
  readonly notBeforeS: number
  readonly notAfterS: number
  /** The log before the entry 'round opened'. */
  readonly logSize: number
  readonly logRoot: Uint8Array
}

/** ctx of the specification: SHA-256 over length-prefixed fields. */
export function contextDigest(context: AttemptContext): Uint8Array {
  const { suite, layout } = context
  return digestOf(suite, 'ctx', [
    context.study,
    context.manifestDigest,
    context.run,
    context.round,
    context.attempt,
    context.broadcastDigest,
    context.taskDigest,
    layout.dimension,
    layout.width,
    layout.segments.map((segment) => [
      segment.name,
      segment.kind,
      segment.length,
      real(segment.bound),
      // Exponents may be negative; fields are unsigned.
      String(segment.exponent),
    ]),
    context.privacy,
    context.threshold,
    context.survivorsMin,
    context.controllersMin,
    context.roster.digest,
    prekeysDigest(suite, context.prekeys),
    context.coordinatorDigest,
    context.notBeforeS,
    context.notAfterS,
    context.logSize,
    context.logRoot,
  ])
}

/** H(U1). */
export function prekeysDigest(suite: number, prekeys: readonly Prekeys[]): Uint8Array {
  return digestOf(suite, 'advertised', [
    prekeys.map((site): Field => [site.index, site.serial, site.shareKey, site.maskKey]),
  ])
}
