import type { Floors } from '../disclosure/floors.ts'
import type { Release } from '../disclosure/released.ts'
import type { JsonObject } from '../encoding/canonical-json.ts'
import type { Code } from '../errors/codes.ts'
import type { ErrorContext } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { AnalysisSettings } from '../manifest/parts.ts'
import type { Layout, Segment } from '../ring/fixed-point.ts'
import type { Width } from '../ring/ring.ts'
import type { AnalysisResult } from './results.ts'

/**
 * One site's pinned data: a column of binary64 per feature of the manifest, in the same row order; a row for every person
 * or, where `persons` says so, for every stretch of a person's time. Missing is NaN,
 * binary is 0 or 1, a category is the index of its declared level. Values outside the declared range were dealt with
 * when the snapshot was made.
 */
export interface Snapshot {
  /** Distinct people. */
  readonly people: number
  /** The person of each row, where people have several; without it every row is a person. */
  readonly persons?: Uint32Array
  readonly column: (feature: string) => Float64Array
  /** People left after each step of making the population, from everyone to the target. */
  readonly attrition: readonly AttritionStep[]
  /** The hospital whose people they are, for kinds that show each hospital's own numbers; otherwise nobody asks. */
  readonly site?: string
}

export interface AttritionStep {
  readonly step: string
  readonly people: number
}

/** A model that an earlier analysis of the same run fitted. */
export interface Fit extends JsonObject {
  /** In the order of the columns of its design, on the scale of the data. */
  readonly coefficients: readonly number[]
}

/** By the id of the analysis that fitted it. */
export type Fits = Readonly<Record<string, Fit>>

/** Everything about one analysis that is known before any data are: the manifest and the chosen settings. */
export interface AnalysisInput<S extends AnalysisSettings = AnalysisSettings> {
  readonly manifest: Manifest
  readonly settings: S
  /** Models that this analysis needs, as the round's broadcast brings them. Whoever chooses the broadcast chooses them. */
  readonly fits?: Fits
}

/** What a round asks for: the shape of every site's vector. */
export interface RoundSpec {
  readonly width: Width
  readonly segments: readonly Segment[]
}

/**
 * What a round tells the sites. Canonical JSON, so that every party can recompute its digest; it holds all state that
 * the next step needs, so that `global` is a function of the last broadcast and the last sum.
 */
export interface Broadcast extends JsonObject {
  readonly analysis: string
  readonly kind: string
  readonly step: string
}

/** The sum over the sites of one round, in natural units. */
export interface RoundSum {
  readonly values: Float64Array
  readonly layout: Layout
  /** Sites whose vectors are in it. */
  readonly sites: number
}

/** Why numbers may not go further: a code of disclosure control and, at most, the name of a term. */
export interface Verdict {
  readonly code: Code
  readonly context: ErrorContext
}

/**
 * Weights that a broadcast puts on one site's people, summed up. None is negative. Whoever chooses the broadcast chooses
 * them.
 */
export interface WeightSum {
  /** 'variance': of products of columns. 'fitted': of columns, known once the outcome's own sum is. */
  readonly kind: 'variance' | 'fitted'
  readonly people: number
  readonly sum: number
  readonly squares: number
  readonly largest: number
}

/** The kinds of flow that show the numbers of one hospital, where its policy lets them. */
export type OwnFlow = 'banded-count' | 'site-estimate'

/** Segments of a sum that hold one hospital's own numbers each. All zeros say that they are not given. */
export interface OwnNumbers {
  readonly flow: OwnFlow
  readonly segments: readonly string[]
}

/** Judges numbers of the round that `broadcast` asked for; null: nothing against them. */
export type Judgement<S extends AnalysisSettings> = (
  input: AnalysisInput<S>,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
) => Verdict | null

export type Next =
  | { readonly type: 'round'; readonly broadcast: Broadcast }
  | { readonly type: 'result'; readonly result: JsonObject }
  | { readonly type: 'failure'; readonly code: Code; readonly context: ErrorContext }

/**
 * A kind of analysis: three files (spec, local, global) and this table row. Everything is pure. `global` also runs at
 * every site, to check the next broadcast, and at the auditor's; up to the final result it uses + - * / and square
 * root only, which IEEE 754 fixes to the last bit on every machine.
 */
export interface Analysis<
  S extends AnalysisSettings = AnalysisSettings,
  R extends AnalysisResult = AnalysisResult,
> {
  readonly kind: S['kind']
  /** Features that a person needs to be looked at (missing values are judged over these). */
  readonly features: (input: AnalysisInput<S>) => readonly string[]
  /** The first broadcast. */
  readonly start: (input: AnalysisInput<S>) => Broadcast
  /** Segments and bounds of a round. They follow from public numbers only. */
  readonly spec: (input: AnalysisInput<S>, broadcast: Broadcast) => RoundSpec
  /**
   * One site's vector. `floors` are the site's, never laxer than the study's, for kinds that judge own numbers before they
   * show them. @throws SampanError with a code from disclosure control or the data
   */
  readonly local: (
    input: AnalysisInput<S>,
    broadcast: Broadcast,
    snapshot: Snapshot,
    floors?: Floors,
  ) => Float64Array
  /** What of a vector is one hospital's own, and left out where its policy does not let it be seen. */
  readonly own?: (input: AnalysisInput<S>) => OwnNumbers | null
  /** The weights with which the broadcast has this site's people enter its vector, where it chooses any. */
  readonly weights?: (
    input: AnalysisInput<S>,
    broadcast: Broadcast,
    snapshot: Snapshot,
  ) => readonly WeightSum[]
  readonly global: (input: AnalysisInput<S>, broadcast: Broadcast, sum: RoundSum) => Next
  /**
   * Cells, levels and parameters of a published sum. `global` calls it with the study's floors before it asks for
   * anything finer; a site's gate calls it on the last published sum with its own, stricter ones.
   */
  readonly verdict?: Judgement<S>
  /** The same on one site's own vector (a sum of one site), where a study's `cells` is 'site'. */
  readonly ownVerdict?: Judgement<S>
  /** What of a result may be shown. */
  readonly release: (result: R, floors: Floors) => Release
  /** Ids of earlier analyses whose fits this one needs. */
  readonly needs?: (settings: S) => readonly string[]
  /** What later analyses of the run may need of a result. */
  readonly fit?: (result: R) => Fit
}
