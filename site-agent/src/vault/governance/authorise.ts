import {
  analysisOf,
  requireSoundManifest,
  formatDigest,
  keyDigest,
  SampanError,
  sha256,
  stricter,
  type Approval,
  type Floors,
  type Manifest,
  type SignedStudy,
} from '@sampan/shared'
import { listApprovals, listApprovers } from '../ledger/approvals.ts'
import { readFlag } from '../ledger/flags.ts'
import type { Vault } from '../vault.ts'
import { judgeApprovals } from './judge-approvals.ts'
import { permitsOwn, requirePermission, type PolicyQuestion } from './policy.ts'
import type { Rules } from './rules.ts'

/** Permission to go on with a study, at this moment. */
export interface Authorisation {
  readonly rules: Rules
  /** The stricter of the site's floors and the study's. */
  readonly floors: Floors
  readonly approvals: readonly Approval[]
  /** Ids of the analyses in which others may see this hospital's own numbers. */
  readonly shows: ReadonlySet<string>
}

/**
 * May this site take part in this study now? Asked by every phase of a round; deny by default.
 * @throws SampanError agent-stopped, agent-locked, study-not-started, study-expired, identity-mismatch, the codes of
 * requireSoundManifest, judgeApprovals, rules and requirePermission
 */
export async function authorise(vault: Vault, study: SignedStudy): Promise<Authorisation> {
  await requireRunning(vault)
  const { manifest } = study
  const nowMs = vault.clock.nowMs()
  requireOwnPlace(vault, manifest)
  requireInTime(manifest, nowMs)
  requireSoundManifest(manifest)
  const approvals = await approvalsInForce(vault, study)
  const rules = vault.rules()
  for (const analysis of manifest.analyses)
    requirePermission(rules.policy, question(vault, manifest, analysis.kind), vault.dataset)
  const shows = shownAnalyses(vault, manifest, rules)
  return { rules, floors: stricter(rules.floors, manifest.floors), approvals, shows }
}

function shownAnalyses(vault: Vault, manifest: Manifest, { policy }: Rules): ReadonlySet<string> {
  const shown = manifest.analyses.filter((settings) => {
    const own = analysisOf(settings.kind).own?.({ manifest, settings }) ?? null
    const asked = question(vault, manifest, settings.kind)
    return own !== null && permitsOwn(policy, own.flow, asked, vault.dataset)
  })
  return new Set(shown.map(({ id }) => id))
}

/**
 * What may have changed since a message was permitted and before the next one of the same answer leaves: somebody said
 * stop, or withdrew.
 * @throws SampanError agent-stopped, agent-locked, and the codes of judgeApprovals
 */
export async function requireStillAllowed(vault: Vault, study: SignedStudy): Promise<void> {
  await requireRunning(vault)
  await approvalsInForce(vault, study)
}

async function approvalsInForce(vault: Vault, study: SignedStudy): Promise<readonly Approval[]> {
  return judgeApprovals({
    study,
    site: vault.identity.site,
    approvals: await listApprovals(vault.ledger, study.name),
    approvers: await listApprovers(vault.ledger),
    nowMs: vault.clock.nowMs(),
  })
}

/** @throws SampanError agent-stopped, agent-locked */
async function requireRunning(vault: Vault): Promise<void> {
  if ((await readFlag(vault.ledger, 'stopped')) !== null) throw new SampanError('agent-stopped')
  if ((await readFlag(vault.ledger, 'locked')) !== null) throw new SampanError('agent-locked')
}

function requireInTime(manifest: Manifest, nowMs: number): void {
  if (nowMs < Date.parse(manifest.startsAt)) throw new SampanError('study-not-started')
  if (nowMs >= Date.parse(manifest.expiresAt)) throw new SampanError('study-expired')
}

/** The manifest must name this site with its own identity, and the coordinator that was pinned at enrolment. */
function requireOwnPlace(vault: Vault, manifest: Manifest): void {
  const { identity, coordinator } = vault
  const own = manifest.participants.find((participant) => participant.site === identity.site)
  if (own === undefined) throw new SampanError('participant-unknown', { site: identity.site })
  const right =
    own.controller === identity.controller &&
    own.identity === formatDigest(sha256(identity.certificate.identityKey)) &&
    manifest.coordinator.id === coordinator.id &&
    manifest.coordinator.key === formatDigest(keyDigest(coordinator.key))
  if (!right) throw new SampanError('identity-mismatch', { site: identity.site })
}

function question(vault: Vault, manifest: Manifest, analysis: string): PolicyQuestion {
  const { coordinator, recipients, participants } = manifest
  const onward = recipients.every((party) => party.controller === coordinator.controller)
  const now = new Date(vault.clock.nowMs())
  return {
    study: manifest.id,
    analysis,
    origin: vault.identity.jurisdiction,
    destination: coordinator.jurisdiction,
    recipients: recipients.map((party) => party.jurisdiction),
    route: 'undeclared',
    onward: onward ? 'prohibited' : 'listed',
    cells: manifest.cells,
    sites: participants.length,
    controllers: new Set(participants.map((participant) => participant.controller)).size,
    runsMax: manifest.runsMax,
    hour: now.getHours(),
    weekday: now.getDay() === 0 ? 7 : now.getDay(),
  }
}
