import { limits } from '@sampan/proto'
import {
  abandonmentStatement,
  advertisementStatement,
  broadcastBytes,
  broadcastDigest,
  contextDigest,
  controllersOf,
  equalBytes,
  keyDigest,
  nowS,
  readCheckpoint,
  SampanError,
  suite,
  survivorsMinOf,
  taskBytes,
  taskDigest,
  thresholdOf,
  verifyP256,
  type RosterSite,
  type RoundPlan,
} from '@sampan/shared'
import type { Place } from '../ledger/attempts.ts'
import { lastPublished, readRound } from '../ledger/rounds.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import type { LiveAttempt } from './live-attempts.ts'
import type { Advertisement, RoundOpening } from './wire.ts'

/**
 * Everything a site checks before it deals shares: the coordinator chose every byte of the opening. What is left after
 * the checks is one context that all honest sites compute alike.
 * @throws SampanError with the code of the first check that fails
 */
export async function checkOpening(
  vault: Vault,
  run: JoinedRun,
  live: LiveAttempt,
  opening: RoundOpening,
): Promise<void> {
  const { defences, ledger } = vault
  defences.checkTerms(run, opening)
  defences.checkTimes(vault, opening)
  defences.checkAdvertisements(run, live, opening)
  defences.requireThisAttempt(live, opening)
  await defences.checkAbandonments(vault, run, live, opening)
  const { last } = await lastPublished(ledger, run.id)
  const plan = defences.nextPlan(run, last)
  if (plan === null) throw new SampanError('task-mismatch', { what: 'the run is complete' })
  defences.checkBroadcast(run, plan, opening)
  defences.checkContext(vault, run, { place: live, plan, opening })
}

/** Thresholds may be higher than the protocol's and the manifest's, never lower. */
export function checkTerms(run: JoinedRun, opening: RoundOpening): void {
  const { manifest } = run.study
  const n = run.roster.sites.length
  const right =
    opening.threshold === thresholdOf(n) &&
    opening.survivorsMin >= survivorsMinOf(n, manifest.survivorsMin) &&
    opening.controllersMin >= manifest.controllersMin &&
    opening.advertisements.length >= opening.threshold
  if (!right) throw new SampanError('survivors-too-few', { what: 'terms of the round' })
  const members = opening.advertisements.map((entry) => siteAt(run, entry.index))
  if (controllersOf(members) < opening.controllersMin)
    throw new SampanError('controllers-too-few', { what: 'advertised sites' })
}

export function checkTimes(vault: Pick<Vault, 'clock'>, opening: RoundOpening): void {
  const now = nowS(vault.clock)
  const skew = limits.clockSkewS
  if (now < opening.notBeforeS - skew || now > opening.notAfterS + skew)
    throw new SampanError('context-mismatch', { what: 'time' })
}

/** U1: ascending, distinct, in the roster, each signed by its site for this run; the own entry is the own one. */
export function checkAdvertisements(
  run: JoinedRun,
  live: LiveAttempt,
  opening: RoundOpening,
): void {
  let previous = 0
  for (const entry of opening.advertisements) {
    if (entry.index <= previous)
      throw new SampanError('advertisement-invalid', { index: entry.index })
    previous = entry.index
    checkAdvertisement(run, entry)
  }
  const own = opening.advertisements.find((entry) => entry.index === run.own.index)
  const sent = live.advertisement
  const same =
    own?.serial === sent.serial &&
    equalBytes(own.shareKey, sent.shareKey) &&
    equalBytes(own.maskKey, sent.maskKey)
  if (!same) throw new SampanError('advertisement-invalid', { index: run.own.index })
}

function checkAdvertisement(run: JoinedRun, entry: Advertisement): void {
  const site = siteAt(run, entry.index)
  const signed = advertisementStatement({
    ...entry,
    suite,
    study: run.study.manifest.id,
    manifestDigest: run.study.digest,
    run: run.id,
    rosterDigest: run.roster.digest,
  })
  if (!verifyP256(site.protocolKey, signed, entry.signature))
    throw new SampanError('advertisement-invalid', { index: entry.index })
}

/**
 * Every advertisement was made for this attempt: what a site declared in an earlier one, `aloneOk` above all, may not be
 * what it says now. @throws SampanError advertisement-replayed
 */
export function requireThisAttempt(
  { round, attempt }: Pick<Place, 'round' | 'attempt'>,
  { advertisements }: RoundOpening,
): void {
  for (const entry of advertisements)
    if (entry.round !== round || entry.attempt !== attempt)
      throw new SampanError('advertisement-replayed', { index: entry.index })
}

/** A site that already revealed in this round joins only when shown abandonments of that attempt by t members. */
export async function checkAbandonments(
  vault: Vault,
  run: JoinedRun,
  place: Place,
  opening: RoundOpening,
): Promise<void> {
  const { revealedAttempt } = await readRound(vault.ledger, run.id, place.round)
  if (revealedAttempt > 0) verifyAbandonments(run, { ...place, attempt: revealedAttempt }, opening)
}

/** At least t members signed that they abandoned the attempt that this site revealed in. */
export function verifyAbandonments(run: JoinedRun, revealed: Place, opening: RoundOpening): void {
  const shown = new Set<number>()
  for (const abandonment of opening.abandonments) {
    const site = siteAt(run, abandonment.index)
    const signed = abandonmentStatement({
      suite,
      manifestDigest: run.study.digest,
      run: run.id,
      rosterDigest: run.roster.digest,
      index: abandonment.index,
      round: abandonment.round,
      attempt: abandonment.attempt,
    })
    const right =
      abandonment.round === revealed.round &&
      abandonment.attempt >= revealed.attempt &&
      verifyP256(site.protocolKey, signed, abandonment.signature)
    if (!right) throw new SampanError('abandonment-invalid', { index: abandonment.index })
    shown.add(abandonment.index)
  }
  if (shown.size < thresholdOf(run.roster.sites.length)) throw new SampanError('already-revealed')
}

export function checkBroadcast(run: JoinedRun, plan: RoundPlan, opening: RoundOpening): void {
  const expected = broadcastBytes(plan.broadcast)
  if (
    !equalBytes(opening.broadcast, expected) ||
    !equalBytes(opening.broadcastDigest, broadcastDigest(expected))
  )
    throw new SampanError('broadcast-mismatch')
  if (!equalBytes(opening.task, taskBytes(plan, { plan: run.plan })))
    throw new SampanError('task-mismatch')
}

interface OpeningParts {
  readonly place: Place
  readonly plan: RoundPlan
  readonly opening: RoundOpening
}

/** Recomputes ctx, and with it everything that all sites of the attempt must have been told alike. */
export function checkContext(
  vault: Pick<Vault, 'coordinator'>,
  run: JoinedRun,
  parts: OpeningParts,
): void {
  const ctx = openingContext(vault, run, parts)
  if (!equalBytes(ctx, parts.opening.ctx)) throw new SampanError('context-mismatch')
}

/** ctx, from the site's own knowledge wherever it has any. */
function openingContext(
  vault: Pick<Vault, 'coordinator'>,
  run: JoinedRun,
  parts: OpeningParts,
): Uint8Array {
  const { place, plan, opening } = parts
  const checkpoint = readCheckpoint(opening.checkpoint, vault.coordinator.log)
  return contextDigest({
    suite,
    study: run.study.manifest.id,
    manifestDigest: run.study.digest,
    run: run.id,
    round: place.round,
    attempt: place.attempt,
    broadcastDigest: broadcastDigest(broadcastBytes(plan.broadcast)),
    taskDigest: taskDigest(taskBytes(plan, { plan: run.plan })),
    layout: plan.layout,
    privacy: 'none',
    threshold: opening.threshold,
    survivorsMin: opening.survivorsMin,
    controllersMin: opening.controllersMin,
    roster: run.roster,
    prekeys: opening.advertisements,
    coordinatorDigest: keyDigest(vault.coordinator.key),
    notBeforeS: opening.notBeforeS,
    notAfterS: opening.notAfterS,
    logSize: checkpoint.size,
    logRoot: checkpoint.root,
  })
}

/** @throws SampanError roster-mismatch for an index outside the roster */
export function siteAt(run: JoinedRun, index: number): RosterSite {
  const site = run.roster.sites[index - 1]
  if (site === undefined) throw new SampanError('roster-mismatch', { index })
  return site
}
