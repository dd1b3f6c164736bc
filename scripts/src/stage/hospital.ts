import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { present } from '@sampan/shared'
import { attempt, programs, run, type Answer } from './programs.ts'
import { start, until, type Running } from './processes.ts'

export interface HospitalSpec {
  readonly id: string
  readonly controller: string
  readonly jurisdiction: string
  readonly model: 'omop' | 'registry'
  /** A .duckdb file, a folder of tables, or one table. */
  readonly data: string
  readonly dictionary?: string
  /** Takes the place of floors.yaml. */
  readonly floorsFile?: string
  /** Level of the agent's own log. */
  readonly logLevel?: string
}

/** Two people in two roles, each with a key on a machine of their own. */
export const roles = ['data-steward', 'ethics'] as const
export type Role = (typeof roles)[number]

export interface Hospital {
  readonly spec: HospitalSpec
  readonly home: string
  readonly logFile: string
  readonly agent: (...words: readonly string[]) => Promise<Answer['data']>
  readonly tryAgent: (...words: readonly string[]) => Promise<Answer>
  readonly process: () => Running | null
  /** Starts vault and relay and waits until they have a session with the coordinator. */
  readonly start: () => Promise<Running>
  readonly stop: () => Promise<void>
  /** One of its approvers reads an exported study, signs it elsewhere, and the agent takes the file. */
  readonly decide: (role: Role, exported: string, decision?: string) => Promise<void>
}

/** Waits until a site has a session with the coordinator that began after a moment. */
export async function untilConnected(
  { spec, agent }: Pick<Hospital, 'spec' | 'agent'>,
  sinceMs: number,
  look: () => void = () => undefined,
): Promise<void> {
  await until(`${spec.id} has a session`, async () => {
    look()
    const { link } = (await agent('status')) as {
      readonly link?: { readonly state: string; readonly since: string } | null
    }
    return link?.state === 'up' && Date.parse(link.since) >= sinceMs
  })
}

interface Surroundings {
  readonly folder: string
  readonly url: string
  readonly language: string
  readonly outlives: boolean
}

/** Sets up an agent up to enrolment: settings, keys, floors. Nothing is started. */
export async function setUpHospital(
  spec: HospitalSpec,
  surroundings: Surroundings,
): Promise<Hospital> {
  const folder = path.join(surroundings.folder, spec.id)
  mkdirSync(folder, { recursive: true })
  const home = path.join(folder, 'agent')
  const environment = { HOME: folder, SAMPAN_AGENT_HOME: home }
  const command = (words: readonly string[]) => ({ program: 'agent' as const, words, environment })
  await run(command(initWords(spec, { folder, home, url: surroundings.url })))
  if (spec.floorsFile !== undefined) copyFileSync(spec.floorsFile, path.join(home, 'floors.yaml'))
  if (spec.logLevel !== undefined) setLogLevel(path.join(home, 'agent.yaml'), spec.logLevel)
  const logFile = path.join(folder, 'agent.log')
  let running: Running | null = null
  const agent: Hospital['agent'] = (...words) => run(command(words))
  return {
    spec,
    home,
    logFile,
    agent,
    tryAgent: (...words) => attempt(command(words)),
    process: () => running,
    start: async () => {
      const { outlives } = surroundings
      const sinceMs = Date.now()
      running = start({ file: programs.agent, words: ['start'], environment, logFile, outlives })
      const own = running
      await untilConnected({ spec, agent }, sinceMs, () => {
        if (!own.isRunning()) throw new Error(`the agent of ${spec.id} ended: see ${logFile}`)
      })
      return own
    },
    stop: async () => {
      await running?.stop()
    },
    decide: async (role, exported, decision = 'approve') => {
      await decide(
        { spec, folder, agent, language: surroundings.language },
        {
          ...{ role, exported, decision },
        },
      )
    },
  }
}

function initWords(
  spec: HospitalSpec,
  { folder, home, url }: { readonly folder: string; readonly home: string; readonly url: string },
): readonly string[] {
  const passphraseFile = path.join(folder, 'passphrase')
  writeFileSync(passphraseFile, `${crypto.randomUUID()}\n`, { mode: 0o600 })
  return [
    'init',
    ...['--home', home, '--site', spec.id, '--controller', spec.controller],
    ...['--jurisdiction', spec.jurisdiction, '--coordinator', url],
    ...['--model', spec.model, '--data', spec.data],
    ...(spec.dictionary === undefined ? [] : ['--dictionary', spec.dictionary]),
    ...['--identity-key', path.join(folder, 'identity.key.pem')],
    ...['--passphrase-file', passphraseFile],
  ]
}

function setLogLevel(settings: string, level: string): void {
  const text = readFileSync(settings, 'utf8')
  writeFileSync(
    settings,
    text.replace(/^( +level: )(?:silent|error|warn|info|debug)$/m, `$1${level}`),
  )
}

/** Brings the site into the federation and registers its two approvers. */
export async function enrolHospital(
  hospital: Hospital,
  invitation: { readonly tokenFile: string; readonly fingerprint: string },
): Promise<void> {
  const { tokenFile, fingerprint } = invitation
  await hospital.agent('enrol', '--token-file', tokenFile, '--fingerprint', fingerprint)
  for (const role of roles) {
    const { publicFile } = await makeApprover(hospital, role)
    await hospital.agent('approver', 'add', publicFile, '--roles', role, '--yes')
  }
}

/** An approver makes a key where they are; the hospital gets the public half. */
async function makeApprover(
  { spec, home }: Hospital,
  role: Role,
): Promise<{ readonly publicFile: string }> {
  const folder = path.dirname(home)
  const passphraseFile = path.join(folder, 'passphrase')
  const words = ['approver', 'keygen', '--name', `${spec.id} ${role}`]
  const data = await run({
    program: 'sampan',
    words: [...words, '--out', keyFile(folder, role), '--passphrase-file', passphraseFile],
    environment: { HOME: folder },
  })
  return { publicFile: present(data['publicFile'] as string | undefined, 'public half') }
}

interface Deciding {
  readonly spec: HospitalSpec
  readonly folder: string
  readonly agent: Hospital['agent']
  readonly language: string
}

async function decide(
  { spec, folder, agent, language }: Deciding,
  about: { readonly role: Role; readonly exported: string; readonly decision: string },
): Promise<void> {
  const { role, exported, decision } = about
  const signed = path.join(folder, `${decision}-${role}-${crypto.randomUUID()}.json`)
  await run({
    program: 'sampan',
    words: [
      ...['approver', 'sign', exported, '--key', keyFile(folder, role)],
      ...['--site', spec.id, '--role', role, '--decision', decision, '--language', language],
      ...['--passphrase-file', path.join(folder, 'passphrase'), '--yes', '--out', signed],
    ],
    environment: { HOME: folder },
  })
  await agent('import', signed)
}

function keyFile(folder: string, role: Role): string {
  return path.join(folder, `${role}.key.pem`)
}
