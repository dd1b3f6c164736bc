import {
  stricter,
  type AttritionStep,
  type Clock,
  type ExportedStudy,
  type SignedStudy,
} from '@sampan/shared'
import type { Home } from '../../config/home.ts'
import type { AgentSettings } from '../../config/settings.ts'
import { sourceOf } from '../../processes/open-vault.ts'
import { buildSnapshot, type Progress } from '../../vault/features/build-snapshot.ts'
import { requireAgeBands, requireOpenColumns, type Reading } from '../../vault/features/locked.ts'
import { inMemory } from '../../vault/features/snapshot-file.ts'
import { readFloors } from '../../vault/governance/rules.ts'
import { findStudyByName, listStudyFiles } from '../../vault/ledger/studies.ts'
import { withLedger } from '../with-ledger.ts'
import { crossingsOf, type Crossing } from './crossings.ts'
import { tableOne, type FeatureSummary } from './table-one.ts'

/** What a study would find here and take from here. Exact numbers: they stay in the hospital. */
export interface Preview {
  readonly study: SignedStudy
  readonly people: number
  readonly attrition: readonly AttritionStep[]
  readonly features: readonly FeatureSummary[]
  readonly crossings: readonly Crossing[]
}

interface Surroundings {
  readonly clock: Clock
  readonly onProgress: (progress: Progress) => void
}

/**
 * Makes the matrix of a study that was offered, in memory, and looks at it. Nothing is kept, recorded or sent; nobody
 * need have approved.
 * @throws SampanError study-unknown, floors-missing, floors-invalid, column-locked, age-band-narrow, and as buildSnapshot
 */
export async function previewStudy(
  home: Home,
  name: string,
  { clock, onProgress }: Surroundings,
): Promise<Preview> {
  const { settings, ...asked } = await withLedger(home, async (ledger, own) => {
    const study = await findStudyByName(ledger, name)
    return { settings: own, study, files: await listStudyFiles(ledger, study) }
  })
  return { study: asked.study, ...(await look(home, settings, asked, { clock, onProgress })) }
}

async function look(
  home: Home,
  settings: AgentSettings,
  { study: { manifest }, files }: ExportedStudy,
  { clock, onProgress }: Surroundings,
): Promise<Omit<Preview, 'study'>> {
  const own = readFloors(home.floors)
  const source = sourceOf(home, settings, clock)
  const floors = stricter(own, manifest.floors)
  const guard = (reading: Reading): void => {
    requireOpenColumns(reading)
    requireAgeBands(reading, floors)
  }
  const { site } = settings
  const content = await buildSnapshot(source, manifest, { site, files, onProgress, guard })
  const snapshot = { ...inMemory(content), site }
  return {
    people: content.people,
    attrition: content.attrition,
    features: tableOne(manifest.features, snapshot),
    crossings: crossingsOf({ manifest, snapshot, floors }),
  }
}
