import { checkManifest, type ManifestCheck } from './check-manifest.ts'
import type { Directory } from './directory.ts'
import { curvedOf } from './curved-terms.ts'
import { expandStudy } from './expand.ts'
import type { ExpandOptions } from './expanding.ts'
import { inFileOrder, type LocatedFault, type Path } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { parseStudyFile, type StudyFile } from './study-file.ts'

export interface StudySource {
  readonly text: string
  readonly fileName: string
}

export interface ReadStudyOptions extends ExpandOptions {
  readonly extraChecks?: readonly ManifestCheck[]
}

export type ReadStudy =
  | { readonly manifest: ManifestDraft; readonly faults: readonly [] }
  | { readonly manifest: null; readonly faults: readonly LocatedFault[] }

/**
 * From the text of a study file to a sound manifest, or to everything that is wrong with it, each fault at its line
 * of the file. Later stages speak only when earlier ones have nothing to say: parse, expand, check.
 */
export function readStudy(
  source: StudySource,
  directory: Directory,
  options: ReadStudyOptions,
): ReadStudy {
  const { study, faults, locate } = parseStudyFile(source.text, source.fileName)
  if (study === null) return { manifest: null, faults }
  const expansion = expandStudy(study, directory, options)
  if (expansion.manifest === null)
    return { manifest: null, faults: inFileOrder(expansion.faults.map(locate)) }
  const { manifest } = expansion
  const unsound = checkManifest(manifest, options.extraChecks)
  if (unsound.length === 0) return { manifest, faults: [] }
  const located = unsound.map((found) =>
    locate({ ...found, path: sourcePath(found.path, manifest, study) }),
  )
  return { manifest: null, faults: inFileOrder(located) }
}

/** Where in the study file something of the manifest was said. */
function sourcePath(path: Path, manifest: ManifestDraft, study: StudyFile): Path {
  const [part, index] = path
  if (part === 'population') return populationPath(path, study)
  if (part === 'ranges')
    return Object.hasOwn(study.ranges ?? {}, String(index)) ? path : ['features', String(index)]
  if (part === 'participants')
    return ['sites', ...siteIndex(study, manifest.participants[Number(index)]?.site)]
  return typeof index === 'number' ? listedPath(path, manifest, study, index) : path
}

/** Things of a list, which the study file names or writes in short. */
function listedPath(path: Path, manifest: ManifestDraft, study: StudyFile, index: number): Path {
  const [part, , ...rest] = path
  switch (part) {
    case 'features':
      return named('features', manifest.features[index]?.name, rest)
    case 'cohorts':
      return cohortPath(study, manifest.cohorts[index]?.id, rest)
    case 'terms':
      return termPath(study, manifest.terms[index]?.name)
    default:
      return path
  }
}

function cohortPath(study: StudyFile, id: string | undefined, rest: Path): Path {
  return study.cohorts === undefined ? ['cohort', ...rest] : named('cohorts', id, rest)
}

function named(part: string, name: string | undefined, rest: Path): Path {
  return name === undefined ? [part] : [part, name, ...rest]
}

function populationPath([, member, ...rest]: Path, study: StudyFile): Path {
  if (member === 'asOf') return ['asOf', ...rest]
  return study.population === undefined
    ? ['cohort']
    : ['population', ...(member === undefined ? [] : [member]), ...rest]
}

/** The last entry of that name: of two, the second is one too many. None for the sites as a whole. */
function siteIndex(study: StudyFile, site: string | undefined): Path {
  const names = study.sites.map((entry) => (typeof entry === 'string' ? entry : entry.site))
  return site === undefined ? [] : [Math.max(0, names.lastIndexOf(site))]
}

/** The list or analysis whose entry made the term. */
function termPath(study: StudyFile, name: string | undefined): Path {
  const lists: readonly (readonly [Path, StudyFile['terms']])[] = [
    [['terms'], study.terms],
    ...study.analyses.map(
      (analysis, k) =>
        [['analyses', k, 'terms'], 'terms' in analysis ? analysis.terms : undefined] as const,
    ),
  ]
  for (const [path, list] of lists) {
    const index = (list ?? []).findIndex((term) => termName(term) === name)
    if (index !== -1) return [...path, index]
  }
  return ['terms']
}

function termName(term: NonNullable<StudyFile['terms']>[number]): string {
  if (typeof term === 'string') return term
  if ('numeric' in term) return term.name ?? term.numeric
  if ('factor' in term) return term.name ?? term.factor
  if ('spline' in term || 'polynomial' in term) return curvedOf(term).name
  return term.name ?? term.interaction.join(':')
}
