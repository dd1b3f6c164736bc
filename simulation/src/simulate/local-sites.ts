import { SampanError, type checkManifest } from '@sampan/shared'
import { splitSource } from './split-source.ts'

/** Data on this machine in the place of a hospital's. */
export interface LocalSite {
  readonly id: string
  readonly path: string
}

interface Cutting {
  readonly sites: readonly LocalSite[]
  /** Column whose values cut every given data set into hospitals. */
  readonly split: string | null
}

/** The hospitals that a column makes of the given data, in a folder of their own; without one, the data as they are. */
export async function cut(
  { sites, split }: Cutting,
  target: string,
): Promise<{ readonly sites: readonly LocalSite[]; readonly rowsLeftOut: number }> {
  if (split === null) return { sites, rowsLeftOut: 0 }
  const parts: LocalSite[] = []
  let rowsLeftOut = 0
  for (const { id, path: source } of sites) {
    const made = await splitSource({ source, column: split, name: id, target })
    parts.push(...made.parts.map((part) => ({ id: part.site, path: part.path })))
    rowsLeftOut += made.left
  }
  return { sites: parts, rowsLeftOut }
}

/** The hospitals do not stand in the study: what is wrong with them is nowhere in its file. */
export function requireSites(
  faults: ReturnType<typeof checkManifest>,
  sites: readonly LocalSite[],
): void {
  const found = faults.find(({ path: [part] }) => part === 'participants' || part === 'sites')
  if (found !== undefined)
    throw new SampanError(found.code, { sites: sites.map(({ id }) => id).join(', ') })
}
