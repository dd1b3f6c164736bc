import { describedSettings } from '@sampan/shared'
import { settingsSchema, type Settings } from './settings.ts'

/** coordinator.yaml as it is first written: every key with its description above it. */
export function settingsText(settings: Settings): string {
  const head = 'Settings of a Sampan coordinator. Unknown keys are refused.'
  return describedSettings(settingsSchema, settings, head)
}
