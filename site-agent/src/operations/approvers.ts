import { limits } from '@sampan/proto'
import {
  exportSpki,
  formatDigest,
  introducedKey,
  introductionSchema,
  keyDigest,
  parseJson,
  readText,
  SampanError,
  type ApproverRole,
  type Clock,
  type Introduction,
  type PublicKey,
} from '@sampan/shared'
import {
  approverHistory,
  keepApprover,
  listApprovers,
  removeApprover,
  type Approver,
} from '../vault/ledger/approvals.ts'
import type { Ledger, LedgerTransaction } from '../vault/ledger/ledger.ts'
import { sameName } from '../vault/governance/judge-approvals.ts'

export interface NewPerson {
  readonly key: PublicKey
  readonly name: string
  readonly roles: readonly ApproverRole[]
}

/** So many are registered by the console's word alone. */
const foundersMax = 2

/** Whether the console's word is enough: counted over all approvers that ever were, or removing would be a way around. */
export async function isFounder(ledger: Ledger, key: PublicKey): Promise<boolean> {
  const { count } = await approverHistory(ledger, formatDigest(keyDigest(key)))
  return count < foundersMax
}

/** @throws SampanError file-missing, file-too-large, file-malformed */
export function readIntroduction(file: string): Introduction {
  const parsed = introductionSchema.safeParse(parseJson(readText(file, limits.keyFileBytesMax)))
  if (!parsed.success) throw new SampanError('file-malformed', { file })
  return parsed.data
}

/**
 * Registers an approver: the first two on the console's word, every other one on an introduction that a registered
 * approver signed for this site, this key, this name and at least these roles.
 * @throws SampanError approver-exists, approver-unknown (nobody who may introduces), approval-invalid
 */
export async function addApprover(
  ledger: Ledger,
  person: NewPerson,
  introduction: Introduction | null,
  about: { readonly site: string; readonly clock: Clock },
): Promise<Approver> {
  const digest = formatDigest(keyDigest(person.key))
  const { name, roles } = person
  return ledger.transaction().execute(async (transaction) => {
    const registered = await listApprovers(transaction)
    if (registered.some((other) => other.keyDigest === digest || sameName(other.name, name)))
      throw new SampanError('approver-exists', { name, key: digest })
    const history = await approverHistory(transaction, digest)
    if (introduction === null && history.count >= foundersMax)
      throw new SampanError('approver-unknown', { expected: '--introduction' })
    if (introduction !== null) {
      checkIntroduction(person, introduction, { registered, site: about.site })
      requireNewer(introduction, history.removedAtMs)
    }
    const added = { addedBy: introduction?.introducer ?? null }
    const spki = exportSpki(person.key)
    await keepApprover(transaction, { keyDigest: digest, spki, name, roles, ...added }, about.clock)
    return found(await listApprovers(transaction), digest)
  })
}

function checkIntroduction(
  person: NewPerson,
  introduction: Introduction,
  about: { readonly registered: readonly Approver[]; readonly site: string },
): void {
  const introducer = about.registered.find((each) => each.keyDigest === introduction.introducer)
  if (introducer === undefined)
    throw new SampanError('approver-unknown', { key: introduction.introducer })
  const key = introducedKey(introduction, introducer.key)
  const { approver } = introduction
  const faults: readonly (readonly [boolean, string])[] = [
    [key === null, 'signature'],
    [introduction.site !== about.site, 'site'],
    [approver.key !== formatDigest(keyDigest(person.key)), 'key'],
    [approver.name !== person.name, 'name'],
    [person.roles.some((role) => !approver.roles.includes(role)), 'roles'],
  ]
  const fault = faults.find(([wrong]) => wrong)
  if (fault !== undefined) throw new SampanError('approval-invalid', { why: fault[1] })
}

/** Who was removed does not come back on a word that was given before. */
function requireNewer(introduction: Introduction, removedAtMs: number | null): void {
  if (removedAtMs !== null && Date.parse(introduction.introducedAt) <= removedAtMs)
    throw new SampanError('approval-invalid', { why: 'introduced before the removal' })
}

function found(approvers: readonly Approver[], digest: string): Approver {
  const approver = approvers.find((each) => each.keyDigest === digest)
  if (approver === undefined) throw new SampanError('approver-unknown', { key: digest })
  return approver
}

/** An approver by name or by key digest. @throws SampanError approver-unknown */
export async function findApprover(
  ledger: Ledger | LedgerTransaction,
  named: string,
): Promise<Approver> {
  const approvers = await listApprovers(ledger)
  const approver =
    approvers.find((each) => each.keyDigest === named) ??
    approvers.find((each) => sameName(each.name, named))
  if (approver === undefined) throw new SampanError('approver-unknown', { approver: named })
  return approver
}

/** From now on nothing that this approver signed counts here. */
export async function dropApprover(
  ledger: Ledger,
  { keyDigest: digest }: Approver,
  clock: Clock,
): Promise<void> {
  await removeApprover(ledger, digest, clock)
}
