import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setUpCoordinator, type Coordinator, type CoordinatorSpec } from './coordinator.ts'
import { enrolHospital, setUpHospital, type Hospital, type HospitalSpec } from './hospital.ts'
import { attempt, run, type Answer, type Command } from './programs.ts'

export interface StageOptions {
  /** Everything lies below it. */
  readonly folder: string
  readonly coordinator: Omit<CoordinatorSpec, 'folder' | 'operator'>
  readonly hospitals: readonly HospitalSpec[]
  readonly language?: string
  /** Processes go on after us. */
  readonly outlives?: boolean
}

/** Somebody with an account at the coordinator, at a machine of their own. */
export interface Person {
  readonly run: (...words: readonly string[]) => Promise<Answer['data']>
  readonly attempt: (...words: readonly string[]) => Promise<Answer>
  /** With every line on standard error as it comes. */
  readonly follow: (heard: (line: string) => void, ...words: readonly string[]) => Promise<Answer>
}

/** A federation of real processes on this machine, each with a folder of its own. */
export interface Stage {
  readonly folder: string
  readonly coordinator: Coordinator
  readonly hospitals: readonly Hospital[]
  readonly operator: Person
  readonly researcher: Person
  readonly auditor: Person
  /** Ends every process, the last started first. */
  readonly stop: () => Promise<void>
}

/** Sets up the coordinator and its people, and starts it. Hospitals come with `joinHospitals`. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { folder, language = 'en', outlives = false } = options
  const spec = { ...options.coordinator, folder, operator: 'operator' }
  const coordinator = await setUpCoordinator(spec, { outlives })
  const hospitals: Hospital[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(hospitals.map((hospital) => hospital.stop()))
    await coordinator.stop()
  }
  try {
    await coordinator.start()
    const people = await signIn(folder, coordinator, language)
    const ready = options.hospitals.map((hospital) =>
      setUpHospital(hospital, { folder, url: coordinator.url, language, outlives }),
    )
    hospitals.push(...(await Promise.all(ready)))
    return { folder, coordinator, hospitals, ...people, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Invites and enrols every hospital and starts its agent. */
export async function joinHospitals({
  folder,
  operator,
  hospitals,
  coordinator,
}: Stage): Promise<void> {
  await Promise.all(
    hospitals.map(async (hospital) => {
      const { id, controller, jurisdiction } = hospital.spec
      const tokenFile = path.join(folder, id, 'enrolment.token')
      const invitation = ['--controller', controller, '--jurisdiction', jurisdiction]
      await operator.run('site', 'token', id, ...invitation, '--out', tokenFile)
      await enrolHospital(hospital, { tokenFile, fingerprint: coordinator.fingerprint })
      await hospital.start()
    }),
  )
}

async function signIn(
  folder: string,
  coordinator: Coordinator,
  language: string,
): Promise<Pick<Stage, 'operator' | 'researcher' | 'auditor'>> {
  const operator = personAt(folder, 'operator', language)
  const login = async (person: Person, tokenFile: string): Promise<void> => {
    const { url, fingerprint } = coordinator
    await person.run('login', url, '--ca-fingerprint', fingerprint, '--token-file', tokenFile)
  }
  await login(operator, coordinator.operatorTokenFile)
  const others = await Promise.all(
    (['researcher', 'auditor'] as const).map(async (role) => {
      const tokenFile = path.join(folder, `${role}.token`)
      await operator.run('account', 'add', role, '--role', role, '--out', tokenFile)
      const person = personAt(folder, role, language)
      await login(person, tokenFile)
      return person
    }),
  )
  const [researcher, auditor] = others as [Person, Person]
  return { operator, researcher, auditor }
}

function personAt(folder: string, name: string, language: string): Person {
  const home = path.join(folder, `home-${name}`)
  mkdirSync(home, { mode: 0o700, recursive: true })
  const command = (words: readonly string[]): Command => ({
    program: 'sampan',
    words: [...words, '--lang', language],
    environment: { HOME: home, SAMPAN_HOME: home },
  })
  return {
    run: (...words) => run(command(words)),
    attempt: (...words) => attempt(command(words)),
    follow: (heard, ...words) => attempt({ ...command(words), heard }),
  }
}
