import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { Speak } from '../catalogue.ts'

export type SettingsOf<K extends AnalysisSettings['kind']> = Extract<
  AnalysisSettings,
  { readonly kind: K }
>

/** An analysis and every setting of it as bullets: what approvers sign is said in full. */
export type SettingsText<S extends AnalysisSettings> = (t: Speak, settings: S) => readonly string[]
