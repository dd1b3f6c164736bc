/**
 * One attempt at a round as a pure table: what each phase collects, from whom, when it is complete and what happens
 * then. The driver carries out effects; nothing here waits, sends or stores.
 */
export type Phase = 'advertise' | 'share' | 'mask' | 'confirm' | 'reveal'

export type Effect =
  | { readonly type: 'open-round' }
  | { readonly type: 'deliver-shares' }
  | { readonly type: 'propose-survivors' }
  | { readonly type: 'request-reveal' }
  | { readonly type: 'publish' }
  | { readonly type: 'new-attempt' }
  | { readonly type: 'wait-for-sites' }

interface PhaseRule {
  /** Everyone who is still there must have answered, or a threshold of the survivors. */
  readonly quorum: 'everyone' | 'threshold'
  readonly next: Phase | null
  readonly effect: Effect
  /** Before the survivors are durable a departure costs the attempt; afterwards it costs nothing. */
  readonly fragile: boolean
}

export const phaseTable: Readonly<Record<Phase, PhaseRule>> = {
  advertise: { quorum: 'everyone', next: 'share', effect: { type: 'open-round' }, fragile: true },
  share: { quorum: 'everyone', next: 'mask', effect: { type: 'deliver-shares' }, fragile: true },
  mask: {
    quorum: 'everyone',
    next: 'confirm',
    effect: { type: 'propose-survivors' },
    fragile: true,
  },
  confirm: {
    quorum: 'threshold',
    next: 'reveal',
    effect: { type: 'request-reveal' },
    fragile: false,
  },
  reveal: { quorum: 'threshold', next: null, effect: { type: 'publish' }, fragile: false },
}

export interface AttemptState {
  readonly phase: Phase | 'waiting' | 'done'
  /** Indices whose answers count: the roster, later U1, U2, U3. */
  readonly expected: readonly number[]
  /** Indices that answered in this phase. */
  readonly answered: readonly number[]
  /** Sites of the roster that are away. */
  readonly absent: readonly number[]
  readonly threshold: number
}

export type AttemptEvent =
  /** A checked answer of the current phase. */
  | { readonly type: 'answered'; readonly phase: Phase; readonly index: number }
  /** The site lost what it held of this attempt, or complained about a share, or its time ran out. */
  | { readonly type: 'departed'; readonly index: number }
  | { readonly type: 'disconnected'; readonly index: number }
  | { readonly type: 'connected'; readonly index: number }

export interface Transition {
  readonly state: AttemptState
  readonly effects: readonly Effect[]
}

export function startAttempt(
  roster: readonly number[],
  absent: readonly number[],
  threshold: number,
): Transition {
  const state: AttemptState = {
    phase: 'advertise',
    expected: roster,
    answered: [],
    absent,
    threshold,
  }
  return absent.length > 0 ? wait(state) : { state, effects: [{ type: 'new-attempt' }] }
}

/** Takes up an attempt whose survivors are durable. */
export function resumeAttempt(
  survivors: readonly number[],
  absent: readonly number[],
  threshold: number,
): AttemptState {
  return { phase: 'confirm', expected: survivors, answered: [], absent, threshold }
}

/** The step for one event. Events that no longer matter change nothing. */
export function step(state: AttemptState, event: AttemptEvent): Transition {
  switch (event.type) {
    case 'connected':
      return arrive({ ...state, absent: without(state.absent, event.index) })
    case 'disconnected':
      return {
        state: { ...state, absent: [...without(state.absent, event.index), event.index] },
        effects: [],
      }
    case 'departed':
      return depart(state)
    case 'answered':
      return event.phase === state.phase ? answer(state, event.index) : unchanged(state)
  }
}

/** Sites that the current phase still waits for. */
export function missing(state: AttemptState): readonly number[] {
  return state.expected.filter((index) => !state.answered.includes(index))
}

/**
 * What it means that nothing moved for the time a phase allows: the index of a site that counts as departed, that the
 * missing sites are given up, or that the round is lost because too few reveal.
 */
export function lateness(state: AttemptState | null): number | 'give-up' | 'lost' | null {
  if (state === null || state.phase === 'done') return null
  if (state.phase === 'waiting') return 'give-up'
  return phaseTable[state.phase].fragile ? (missing(state)[0] ?? null) : 'lost'
}

function answer(state: AttemptState, index: number): Transition {
  if (!state.expected.includes(index) || state.answered.includes(index)) return unchanged(state)
  const answered = [...state.answered, index].sort((a, b) => a - b)
  return complete({ ...state, answered })
}

function complete(state: AttemptState): Transition {
  if (state.phase === 'waiting' || state.phase === 'done') return unchanged(state)
  const rule = phaseTable[state.phase]
  const needed = rule.quorum === 'everyone' ? state.expected.length : state.threshold
  if (state.answered.length < needed) return unchanged(state)
  const next = rule.next ?? 'done'
  const expected = rule.fragile ? state.answered : state.expected
  return { state: { ...state, phase: next, expected, answered: [] }, effects: [rule.effect] }
}

/** In a fragile phase a departure ends the attempt: a new one starts when everyone is there. */
function depart(state: AttemptState): Transition {
  if (state.phase === 'waiting' || state.phase === 'done') return unchanged(state)
  if (!phaseTable[state.phase].fragile) return unchanged(state)
  return state.absent.length > 0
    ? wait(state)
    : { state: { ...state, phase: 'waiting' }, effects: [{ type: 'new-attempt' }] }
}

function arrive(state: AttemptState): Transition {
  if (state.phase !== 'waiting' || state.absent.length > 0) return unchanged(state)
  return { state, effects: [{ type: 'new-attempt' }] }
}

function wait(state: AttemptState): Transition {
  return { state: { ...state, phase: 'waiting' }, effects: [{ type: 'wait-for-sites' }] }
}

function without(indices: readonly number[], index: number): readonly number[] {
  return indices.filter((other) => other !== index)
}

function unchanged(state: AttemptState): Transition {
  return { state, effects: [] }
}
