import { limits } from '@sampan/proto'
import {
  equalBytes,
  exportSpki,
  fileExists,
  isLowered,
  isSampanError,
  nowS,
  readText,
  SampanError,
  sha256,
  verifySite,
  X509Certificate,
  type Clock,
  type Code,
  type Manifest,
  type SignedStudy,
  type StudyFiles,
} from '@sampan/shared'
import { readEnrolment, requireEnrolled } from '../config/enrolled.ts'
import type { Home } from '../config/home.ts'
import { readSettings, type AgentSettings } from '../config/settings.ts'
import { enrolmentFiles } from '../enrol/files.ts'
import { readSiteKeys } from '../keys/site-keys.ts'
import { sourceOf } from '../processes/open-vault.ts'
import { cohortsIn } from '../vault/cohort/study-cohorts.ts'
import { snapshotNeeds } from '../vault/features/snapshot-needs.ts'
import { requiredRoles } from '../vault/governance/judge-approvals.ts'
import { parsePolicy } from '../vault/governance/policy.ts'
import { readFloors } from '../vault/governance/rules.ts'
import { listApprovers } from '../vault/ledger/approvals.ts'
import { readFlag } from '../vault/ledger/flags.ts'
import type { Ledger } from '../vault/ledger/ledger.ts'
import { findStudyByName, listStudyFiles } from '../vault/ledger/studies.ts'
import { checkSource } from '../vault/omop/check.ts'
import type { Finding } from '../vault/omop/finding.ts'
import type { Quality } from '../vault/quality/check-quality.ts'
import { checkData, type DataQuestion } from './quality/check-data.ts'
import { keepCheck } from './quality/last-check.ts'
import type { Source, TableNeed } from '../vault/omop/source.ts'
import { withLedger } from './with-ledger.ts'

type CheckName =
  | 'settings'
  | 'keys'
  | 'enrolment'
  | 'clock'
  | 'policy'
  | 'floors'
  | 'approvers'
  | 'console'
  | 'data'
  | Finding['check']

/** One line of `check`. Names of tables and columns, bands of counts; never a value. */
export interface CheckLine {
  readonly check: CheckName
  readonly status: 'ok' | 'warning' | 'problem'
  readonly code?: Code
  /** Table, column, role, line: whatever the finding is about. */
  readonly about: string
  /** How many rows, as a band. */
  readonly band?: string
}

export interface HomeChecked {
  readonly lines: readonly CheckLine[]
  /** Null when the data could not be reached, or no table of a registry was named. */
  readonly quality: Quality | null
  readonly manifest: Manifest | null
}

export interface HomeQuestion extends Omit<DataQuestion, 'needs'> {
  readonly study: string | undefined
}

/**
 * Looks at everything that must be right before an agent can take part, and at the quality of the data: of those that a
 * study needs, where one is named. Problems are lines, not errors. What the quality was is kept for those who decide.
 * @throws SampanError study-unknown
 */
export async function checkHome(home: Home, question: HomeQuestion): Promise<HomeChecked> {
  const { study: studyName, clock } = question
  let settings: AgentSettings
  try {
    settings = readSettings(home)
  } catch (error) {
    return { lines: [problem('settings', error)], quality: null, manifest: null }
  }
  return withLedger(home, async (ledger) => {
    const study = studyName === undefined ? null : await findStudyByName(ledger, studyName)
    const manifest = study?.manifest ?? null
    const lines = [
      ok('settings'),
      attempt('keys', () => checkKeys(home, settings, clock)),
      attempt('enrolment', () => checkEnrolment(home, clock)),
      await attemptLater('clock', () => checkClock(ledger, clock)),
      attempt('policy', () => checkPolicy(home)),
      attempt('floors', () => checkFloors(home)),
      ...(await checkApprovers(ledger)),
      ...(await checkConsole(ledger)),
    ]
    const asked = await askedBy(ledger, study)
    const data = await checkSourceOf(home, settings, { ...question, asked })
    if (data.quality !== null) keepCheck(home, manifest?.id ?? null, [data.quality, clock.nowMs()])
    return { ...data, lines: [...lines, ...data.lines], manifest }
  })
}

function ok(check: CheckName, about = ''): CheckLine {
  return { check, status: 'ok', about }
}

function problem(check: CheckName, error: unknown): CheckLine {
  if (!isSampanError(error)) throw error
  const about = Object.entries(error.context)
    .filter(([name]) => name !== 'file' && name !== 'folder')
    .map(([name, value]) => `${name} ${String(value)}`)
  return { check, status: 'problem', code: error.code, about: about.join(', ') }
}

function attempt(check: CheckName, action: () => CheckLine | null): CheckLine {
  try {
    return action() ?? ok(check)
  } catch (error) {
    return problem(check, error)
  }
}

async function attemptLater(check: CheckName, action: () => Promise<void>): Promise<CheckLine> {
  try {
    await action()
    return ok(check)
  } catch (error) {
    return problem(check, error)
  }
}

/** Below this the identity key should be brought soon. */
const soonDays = 30

function checkKeys(home: Home, settings: AgentSettings, clock: Clock): CheckLine | null {
  const { certificate, protocolKey } = readSiteKeys(home)
  const { site, controller } = settings
  const identityDigest = sha256(certificate.identityKey)
  const atS = nowS(clock)
  verifySite(certificate, { site, controller, identityDigest, atS })
  if (!equalBytes(certificate.protocolKey, exportSpki(protocolKey.publicKey)))
    throw new SampanError('certificate-invalid', { why: 'another protocol key' })
  const until = new Date(certificate.notAfterS * 1000).toISOString()
  const ends = certificate.notAfterS - atS < soonDays * 24 * 60 * 60
  return ends ? { check: 'keys', status: 'warning', about: until } : null
}

function checkEnrolment(home: Home, clock: Clock): null {
  requireEnrolled(home)
  readEnrolment(home)
  const { tls } = enrolmentFiles(home.relay.folder)
  const leaf = new X509Certificate(readText(tls, limits.certificateChainBytesMax))
  if (Date.parse(leaf.validTo) <= clock.nowMs())
    throw new SampanError('certificate-invalid', { until: new Date(leaf.validTo).toISOString() })
  return null
}

/** Nothing that was recorded happened later than now. */
async function checkClock(ledger: Ledger, clock: Clock): Promise<void> {
  const sent = await ledger
    .selectFrom('outbox')
    .select((eb) => eb.fn.max('at').as('at'))
    .execute()
  const seen = await ledger
    .selectFrom('log_head')
    .select((eb) => eb.fn.max('at').as('at'))
    .execute()
  const latestMs = Math.max(...[...sent, ...seen].map(({ at }) => Number(at)))
  if (clock.nowMs() + limits.clockSkewS * 1000 < latestMs)
    throw new SampanError('clock-wrong', { recorded: new Date(latestMs).toISOString() })
}

function checkPolicy(home: Home): null {
  if (!fileExists(home.policy)) throw new SampanError('policy-missing')
  parsePolicy(readText(home.policy, limits.policyBytesMax))
  return null
}

function checkFloors(home: Home): CheckLine | null {
  const floors = readFloors(home.floors)
  return isLowered(floors) ? { check: 'floors', status: 'warning', about: 'lowered' } : null
}

/** Without somebody for each role nothing can be approved. */
async function checkApprovers(ledger: Ledger): Promise<readonly CheckLine[]> {
  const approvers = await listApprovers(ledger)
  const missing = requiredRoles.filter(
    (role) => !approvers.some((approver) => approver.roles.includes(role)),
  )
  if (missing.length === 0 && approvers.length >= requiredRoles.length) return [ok('approvers')]
  const about = missing.length === 0 ? 'a second person' : missing.join(', ')
  return [{ check: 'approvers', status: 'warning', about }]
}

async function checkConsole(ledger: Ledger): Promise<readonly CheckLine[]> {
  const locked = await readFlag(ledger, 'locked')
  if (locked !== null)
    return [{ check: 'console', status: 'problem', code: 'agent-locked', about: locked }]
  const stopped = await readFlag(ledger, 'stopped')
  if (stopped === null) return []
  return [{ check: 'console', status: 'warning', code: 'agent-stopped', about: '' }]
}

interface Asked {
  readonly manifest: Manifest
  readonly files: StudyFiles
}

async function askedBy(ledger: Ledger, study: SignedStudy | null): Promise<Asked | null> {
  if (study === null) return null
  return { manifest: study.manifest, files: await listStudyFiles(ledger, study) }
}

function needsOf(source: Source, { manifest, files }: Asked): readonly TableNeed[] {
  return snapshotNeeds(source, manifest, cohortsIn(source, manifest, files))
}

async function checkSourceOf(
  home: Home,
  settings: AgentSettings,
  { asked, ...question }: HomeQuestion & { readonly asked: Asked | null },
): Promise<Pick<HomeChecked, 'lines' | 'quality'>> {
  const lines: CheckLine[] = []
  try {
    const source = sourceOf(home, settings, question.clock)
    const needs = asked === null ? null : needsOf(source, asked)
    const findings = await checkSource(source, needs, { rows: false })
    lines.push(ok('data', source.kind), ...findings.map(lineOf))
    const shut = findings.some(({ check, status }) => check === 'cdm-version' && status === 'fail')
    return { lines, quality: shut ? null : await checkData(source, { ...question, needs }) }
  } catch (error) {
    return { lines: [...lines, problem('data', error)], quality: null }
  }
}

const statuses = { pass: 'ok', warn: 'warning', fail: 'problem' } as const

function lineOf({ check, table, column, status, code, band }: Finding): CheckLine {
  return {
    check,
    status: statuses[status],
    about: column === undefined ? table : `${table}.${column}`,
    ...(code === undefined ? {} : { code }),
    ...(band === undefined ? {} : { band }),
  }
}
