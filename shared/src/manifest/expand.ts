import { limits } from '@sampan/proto'
import { defaultFloors } from '../disclosure/floors.ts'
import { canonicalBytes } from '../encoding/canonical-json.ts'
import { isTimed } from './analyses/kinds.ts'
import { expandAnalyses } from './expand-analyses.ts'
import { expandFeatures } from './expand-features.ts'
import { expandRanges } from './expand-ranges.ts'
import { expandParties } from './expand-parties.ts'
import { expandPopulation } from './expand-population.ts'
import type { Directory } from './directory.ts'
import { withoutUndefined, type Expanding, type ExpandOptions } from './expanding.ts'
import { fault, isFaulty, type Fault } from './fault.ts'
import { manifestDraftSchema, type ManifestDraft } from './manifest.ts'
import { formatDigest } from '../identity/keys.ts'
import { sha256 } from '../platform/crypto.ts'
import type { Feature } from './parts.ts'
import { schemaFaults } from './schema-faults.ts'
import { showsSites } from './site-feature.ts'
import type { StudyFile } from './study-file.ts'

export type Expansion =
  | { readonly manifest: ManifestDraft; readonly faults: readonly [] }
  | { readonly manifest: null; readonly faults: readonly Fault[] }

/**
 * Writes out every default of a study file and puts parties in the place of names. Pure. The result is a manifest
 * without its id, which the server mints; whether its parts agree is for `checkManifest` to say.
 * Faults: participant-unknown, recipient-unknown, study-file-missing, study-invalid.
 */
export function expandStudy(
  study: StudyFile,
  directory: Directory,
  options: ExpandOptions,
): Expansion {
  const expanding: Expanding = { study, directory, options, faults: [] }
  const features = expandFeatures(expanding)
  const startsAt = timeOf(study.startsAt) ?? formatTime(options.clock.nowMs())
  const manifest: ManifestDraft = {
    ...expandPurpose(expanding),
    ...expandParties(expanding),
    ...expandPopulation(expanding, startsAt),
    features,
    ...expandAnalyses(expanding, features),
    ranges: expandRanges(expanding, features),
    timeGrid: timeGridOf(study),
    vocabulary: vocabularyOf(study),
    ...expandRules(study, features),
    dp: null,
    startsAt,
    expiresAt: timeOf(study.expiresAt) ?? oneYearAfter(startsAt),
  }
  const faults = isFaulty(expanding.faults) ? expanding.faults : sizeFaults(manifest)
  return isFaulty(faults) ? { manifest: null, faults } : { manifest, faults: [] }
}

/** What grew over the limits of a manifest when it was written out: lists, and the whole. */
function sizeFaults(manifest: ManifestDraft): readonly Fault[] {
  const parsed = manifestDraftSchema.safeParse(manifest)
  if (!parsed.success) return schemaFaults(manifestDraftSchema, parsed.error, manifest)
  const most = limits.manifestBytesMax
  const bytes = canonicalBytes(manifest).byteLength + limits.idMax
  return bytes <= most ? [] : [fault('study-invalid', [], 'fault.manifestTooLarge', { most })]
}

/** Who asks, and what for. */
function expandPurpose(
  expanding: Expanding,
): Pick<
  ManifestDraft,
  | 'schema'
  | 'suite'
  | 'parent'
  | 'title'
  | 'purpose'
  | 'sponsor'
  | 'investigator'
  | 'protocolDigest'
> {
  const { study, options } = expanding
  const { title, purpose, sponsor, investigator } = study
  return {
    schema: 'sampan/manifest/v1',
    suite: 1,
    parent: options.parent ?? null,
    title,
    purpose,
    sponsor,
    investigator: { ...investigator, key: investigator.key ?? null },
    protocolDigest: protocolDigest(expanding),
  }
}

/** Bands of time, where something is computed that needs them. */
function timeGridOf({ timeGrid, analyses, floors }: StudyFile): ManifestDraft['timeGrid'] {
  if (timeGrid === undefined && !analyses.some(({ kind }) => isTimed(kind))) return null
  const least = floors?.timeBandDays ?? defaultFloors.timeBandDays
  return { bandDays: timeGrid?.bandDays ?? least }
}

/** Settings with a default that depends on nothing else. */
function expandRules(
  study: StudyFile,
  features: readonly Feature[],
): Pick<ManifestDraft, 'missing' | 'runsMax' | 'cells' | 'floors' | 'outputs'> {
  return {
    missing: study.missing ?? 'complete-case',
    runsMax: study.runsMax ?? 5,
    cells: study.cells ?? (showsSites(features) ? 'site' : 'pooled'),
    floors: { ...defaultFloors, ...withoutUndefined(study.floors ?? {}) },
    outputs: study.outputs ?? ['table', 'csv', 'json'],
  }
}

function protocolDigest({ study, options, faults }: Expanding): string | null {
  if (study.protocol === undefined) return null
  const content = options.files?.get(study.protocol)
  if (content !== undefined) return formatDigest(sha256(content))
  faults.push(
    fault('study-file-missing', ['protocol'], 'fault.fileMissing', { name: study.protocol }),
  )
  return null
}

function vocabularyOf({ vocabulary }: StudyFile): ManifestDraft['vocabulary'] {
  const asked = typeof vocabulary === 'string' ? { version: vocabulary } : vocabulary
  return { version: asked?.version ?? null, onMismatch: asked?.onMismatch ?? 'report' }
}

/** A day means its first second in UTC. */
function timeOf(text: string | undefined): string | null {
  if (text === undefined) return null
  return text.includes('T') ? text : `${text}T00:00:00Z`
}

function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** The same day and time of the next year; 29 February becomes 1 March. */
function oneYearAfter(time: string): string {
  const next = new Date(time)
  next.setUTCFullYear(next.getUTCFullYear() + 1)
  return formatTime(next.getTime())
}
