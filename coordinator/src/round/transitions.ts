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
  /** A new attempt of the round, without the sites in `without`. */
  | { readonly type: 'new-attempt'; readonly without: readonly number[] }
  | { readonly type: 'wait-for-sites' }
  /** The attempt goes on without these sites. */
  | { readonly type: 'departed'; readonly indices: readonly number[] }

interface PhaseRule {
  /** Everyone who is still there must have answered, or a threshold of the survivors. */
  readonly quorum: 'everyone' | 'threshold'
  readonly next: Phase | null
  readonly effect: Effect
  /** Before the survivors are durable the set may shrink, or the attempt ends; afterwards neither. */
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

/** What the study, the protocol and what was released before allow. */
export interface SetRules {
  /** Shares that rebuild a secret. */
  readonly threshold: number
  /** Whether a sum over exactly these sites may be asked for. */
  readonly allows: (members: readonly number[]) => boolean
}

export interface AttemptState {
  readonly phase: Phase | 'waiting' | 'done'
  /** Indices whose answers count: those that are asked, later U1, U2, U3. */
  readonly expected: readonly number[]
  /** Indices that answered in this phase. */
  readonly answered: readonly number[]
  /** Sites of the roster that are away. */
  readonly absent: readonly number[]
}

export type AttemptEvent =
  /** A checked answer of the current phase. */
  | { readonly type: 'answered'; readonly phase: Phase; readonly index: number }
  /** The site is there, but lost what it held of this attempt. */
  | { readonly type: 'lost'; readonly index: number }
  /** A signed complaint about a share: nobody may mask under it. */
  | { readonly type: 'complaint' }
  /** Nothing moved for as long as the phase allows. */
  | { readonly type: 'late' }
  | { readonly type: 'disconnected'; readonly index: number }
  | { readonly type: 'connected'; readonly index: number }

export interface Transition {
  readonly state: AttemptState
  readonly effects: readonly Effect[]
}

/** An attempt that asks `expected`; it waits when one of them is away. */
export function startAttempt(expected: readonly number[], absent: readonly number[]): AttemptState {
  const isComplete = !expected.some((index) => absent.includes(index))
  return { phase: isComplete ? 'advertise' : 'waiting', expected, answered: [], absent }
}

/** Takes up an attempt whose survivors are durable. */
export function resumeAttempt(
  survivors: readonly number[],
  absent: readonly number[],
): AttemptState {
  return { phase: 'confirm', expected: survivors, answered: [], absent }
}

/** The step for one event. Events that no longer matter change nothing. */
export function step(state: AttemptState, event: AttemptEvent, rules: SetRules): Transition {
  switch (event.type) {
    case 'connected':
      return arrive({ ...state, absent: without(state.absent, [event.index]) })
    case 'disconnected':
      return unchanged({ ...state, absent: [...without(state.absent, [event.index]), event.index] })
    case 'lost':
      return state.expected.includes(event.index) ? abandon(state) : unchanged(state)
    case 'complaint':
      return abandon(state)
    case 'late':
      return late(state, rules)
    case 'answered':
      return event.phase === state.phase ? answer(state, event.index, rules) : unchanged(state)
  }
}

/** Sites that the current phase still waits for. */
export function missing(state: AttemptState): readonly number[] {
  return state.expected.filter((index) => !state.answered.includes(index))
}

/** True when everybody that is waited for is away: they get less time than somebody who may be computing. */
export function onlyAbsentMissing(state: AttemptState): boolean {
  return missing(state).every((index) => state.absent.includes(index))
}

/** True when the round could go on without the sites that are away. */
export function canGoOn(state: AttemptState, rules: SetRules): boolean {
  const rest = without(state.expected, state.absent)
  return rest.length < state.expected.length && rules.allows(rest)
}

/** What it means that time ran out and nothing can be done: sites are given up, or too few reveal. */
export function hopeless(state: AttemptState, rules: SetRules): 'give-up' | 'lost' | null {
  if (state.phase === 'done') return null
  if (state.phase === 'waiting') return canGoOn(state, rules) ? null : 'give-up'
  return phaseTable[state.phase].fragile ? null : 'lost'
}

function answer(state: AttemptState, index: number, rules: SetRules): Transition {
  if (!state.expected.includes(index) || state.answered.includes(index)) return unchanged(state)
  const answered = [...state.answered, index].sort((a, b) => a - b)
  return complete({ ...state, answered }, rules)
}

function complete(state: AttemptState, rules: SetRules): Transition {
  if (state.phase === 'waiting' || state.phase === 'done') return unchanged(state)
  const rule = phaseTable[state.phase]
  const needed = rule.quorum === 'everyone' ? state.expected.length : rules.threshold
  if (state.answered.length < needed) return unchanged(state)
  const next = rule.next ?? 'done'
  const expected = rule.fragile ? state.answered : state.expected
  return { state: { ...state, phase: next, expected, answered: [] }, effects: [rule.effect] }
}

/**
 * Who did not answer in time is left out where the sum may do without; else the attempt is given up. Once survivors
 * are durable, lateness changes nothing: the driver waits longer, then gives the round up.
 */
function late(state: AttemptState, rules: SetRules): Transition {
  if (state.phase === 'done') return unchanged(state)
  if (state.phase === 'waiting')
    return canGoOn(state, rules)
      ? { state, effects: [{ type: 'new-attempt', without: state.absent }] }
      : unchanged(state)
  if (!phaseTable[state.phase].fragile) return unchanged(state)
  const gone = missing(state)
  const expected = without(state.expected, gone)
  if (!rules.allows(expected)) return abandon(state)
  const { state: after, effects } = complete({ ...state, expected }, rules)
  return { state: after, effects: [{ type: 'departed', indices: gone }, ...effects] }
}

/** In a fragile phase: a new attempt when everybody is there, else waiting. */
function abandon(state: AttemptState): Transition {
  if (state.phase === 'waiting' || state.phase === 'done') return unchanged(state)
  if (!phaseTable[state.phase].fragile) return unchanged(state)
  const waiting: AttemptState = { ...state, phase: 'waiting' }
  const isComplete = !state.expected.some((index) => state.absent.includes(index))
  const effect: Effect = isComplete
    ? { type: 'new-attempt', without: [] }
    : { type: 'wait-for-sites' }
  return { state: waiting, effects: [effect] }
}

function arrive(state: AttemptState): Transition {
  const isComplete = !state.expected.some((index) => state.absent.includes(index))
  if (state.phase !== 'waiting' || !isComplete) return unchanged(state)
  return { state, effects: [{ type: 'new-attempt', without: [] }] }
}

function without(indices: readonly number[], others: readonly number[]): readonly number[] {
  return indices.filter((index) => !others.includes(index))
}

function unchanged(state: AttemptState): Transition {
  return { state, effects: [] }
}
