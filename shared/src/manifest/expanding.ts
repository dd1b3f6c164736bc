import type { Clock } from '../platform/clock.ts'
import type { Directory } from './directory.ts'
import type { Fault } from './fault.ts'
import type { ValueRange } from './parts.ts'
import type { StudyFile } from './study-file.ts'

export interface ExpandOptions {
  /** A study that does not say when it starts, starts now. */
  readonly clock: Pick<Clock, 'nowMs'>
  /** Content of the files beside the study file, by the name that the study uses. */
  readonly files?: ReadonlyMap<string, Uint8Array>
  /** Plausible values from a data dictionary: by name of the column, or of the feature where it has none. */
  readonly ranges?: ReadonlyMap<string, Pick<ValueRange, 'low' | 'high'>>
  /** Digest of the manifest that this one amends. */
  readonly parent?: string
}

/** What an expansion needs and where it puts what is wrong. Paths of faults are those of the study file. */
export interface Expanding {
  readonly study: StudyFile
  readonly directory: Directory
  readonly options: ExpandOptions
  readonly faults: Fault[]
}

/** Members that were given: what was left out must not hide a default. */
export function withoutUndefined<T extends object>(
  value: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>
  }
}
