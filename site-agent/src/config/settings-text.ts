import { describedSettings } from '@sampan/shared'
import { settingsSchema, type AgentSettings } from './settings.ts'

/** agent.yaml as it is first written: every key with its description above it. */
export function settingsText(settings: AgentSettings): string {
  const head = 'Settings of a Sampan site agent. Unknown keys are refused.'
  return describedSettings(settingsSchema, settings, head)
}
