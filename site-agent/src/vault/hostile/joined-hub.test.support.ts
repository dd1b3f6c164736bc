import { onTestFinished } from 'vitest'
import type { HostileAttempt } from './hostile-attempt.test.support.ts'
import {
  hostileHub,
  place,
  upTo,
  type HostileHub,
  type HostileOptions,
} from './hostile-hub.test.support.ts'

/** Four hospitals, as most attacks have them, and those that are left when the fourth is away. */
export const everyone: readonly number[] = upTo(4)
export const without4: readonly number[] = upTo(3)

/** Hospitals that have joined `run_a`: four, where nothing else is said. They end with the test. */
export async function joinedHub(options: Partial<HostileOptions> = {}): Promise<HostileHub> {
  const hub = await hostileHub({ sites: 4, ...options })
  onTestFinished(() => hub.stop())
  await hub.invite('run_a')
  return hub
}

/** The first attempt of `run_a` among four hospitals that have shown their keys. */
export async function advertised(hub: HostileHub): Promise<HostileAttempt> {
  const attempt = hub.attempt(place('run_a'), everyone)
  await attempt.advertise()
  return attempt
}
