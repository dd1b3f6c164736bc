import type { CellCount } from '../disclosure/judge.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Column, Design, DesignCell } from './design.ts'

type Features = Pick<Manifest, 'features'>

/** Features that are the hospital itself. */
export function siteFeatures({ features }: Features): ReadonlySet<string> {
  return new Set(features.filter(({ kind }) => kind === 'site').map(({ name }) => name))
}

/**
 * The cells that a site judges in its own counts. Where hospitals are a category nobody is in the cells of the others and
 * everybody is in its own, which everyone knows; within its own the other variables are judged.
 */
export function ownCells(
  manifest: Features,
  cells: readonly DesignCell[],
  counts: ArrayLike<number>,
): readonly CellCount[] {
  const sites = siteFeatures(manifest)
  const sitesOf = ({ parts }: DesignCell): DesignCell['parts'] =>
    parts.filter(({ feature }) => sites.has(feature))
  const filled = cells.filter((_, k) => (counts[k] ?? 0) > 0)
  const own = new Set(filled.flatMap(sitesOf).map(({ level }) => level))
  return cells.flatMap((cell, k) => {
    const places = sitesOf(cell)
    const judged = places.length < cell.parts.length && places.every(({ level }) => own.has(level))
    return judged ? [{ name: cell.name, people: counts[k] ?? 0 }] : []
  })
}

/** Columns that one site's own people can tell apart: to them those of all hospitals are the same. */
export function ownColumns(manifest: Features, columns: readonly Column[]): number {
  const sites = siteFeatures(manifest)
  const keys = columns.map(({ parts }) =>
    JSON.stringify(parts.filter(({ feature }) => !sites.has(feature))),
  )
  return new Set(keys).size
}

/** Factors that are not the hospital itself. */
export function ownFactors(manifest: Manifest, { factors }: Design): Design['factors'] {
  const sites = siteFeatures(manifest)
  const ofSite = manifest.terms.filter((term) => term.kind === 'factor' && sites.has(term.of))
  return factors.filter(({ name }) => !ofSite.some((term) => term.name === name))
}
