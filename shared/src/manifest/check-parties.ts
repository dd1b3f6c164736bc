import { controllersOf } from '../identity/roster.ts'
import { rosterMinOf, survivorsMinOf } from '../masking/thresholds.ts'
import { colludersNeeded } from './collusion.ts'
import { fault, type Fault } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { repeated } from './repeated.ts'

/** Who takes part, how few may, and who could read what alone. */
export function checkParties(manifest: ManifestDraft): readonly Fault[] {
  return [
    ...orderFaults(manifest),
    ...identityFaults(manifest),
    ...sizeFaults(manifest),
    ...controllerFaults(manifest),
    ...collusionFaults(manifest),
    ...recipientFaults(manifest),
  ]
}

/** Ascending names, as buildRoster wants them; that they ascend also makes them distinct. */
function orderFaults({ participants }: ManifestDraft): readonly Fault[] {
  return participants.flatMap(({ site }, k) => {
    const previous = participants[k - 1]?.site
    if (previous === undefined || previous < site) return []
    const path = ['participants', k, 'site']
    return previous === site || participants.slice(0, k).some((each) => each.site === site)
      ? [fault('study-invalid', path, 'fault.repeated', { name: site })]
      : [fault('study-invalid', path, 'fault.order', { name: site })]
  })
}

/** One hospital under two names would count twice, and would be two of those that must agree before a sum is opened. */
function identityFaults({ participants }: ManifestDraft): readonly Fault[] {
  return participants.flatMap(({ site, identity }, k) => {
    const earlier = participants.slice(0, k).find((each) => each.identity === identity)
    if (earlier === undefined || earlier.site === site) return []
    const path = ['participants', k, 'identity']
    return [fault('study-invalid', path, 'fault.identityRepeated', { name: site })]
  })
}

function sizeFaults(manifest: ManifestDraft): readonly Fault[] {
  const { participants, sitesMin, survivorsMin } = manifest
  const found = participants.length
  const faults: Fault[] = []
  if (found < sitesMin)
    faults.push(
      fault('sites-too-few', ['participants'], 'fault.sitesTooFew', { found, needed: sitesMin }),
    )
  const roster = rosterMinOf(found)
  if (sitesMin < roster) {
    const values = { least: roster, sites: found }
    faults.push(fault('study-invalid', ['sitesMin'], 'fault.sitesMin', values))
  }
  const least = survivorsMinOf(sitesMin)
  if (survivorsMin < least)
    faults.push(fault('study-invalid', ['survivorsMin'], 'fault.atLeast', { least }))
  if (survivorsMin > sitesMin)
    faults.push(fault('study-invalid', ['survivorsMin'], 'fault.survivors', { most: sitesMin }))
  return faults
}

/** Two parties can subtract each other, so two are told why, and what would be needed. */
function controllerFaults(manifest: ManifestDraft): readonly Fault[] {
  const { participants, controllersMin } = manifest
  const found = controllersOf(participants)
  const needed = controllersMin
  const path = ['participants']
  if (found < needed)
    return found === 2
      ? [fault('controllers-too-few', path, 'fault.controllersTwo', { needed })]
      : [fault('controllers-too-few', path, 'fault.controllersTooFew', { found, needed })]
  return controllersMin === 2 && manifest.collusionAccepted === null
    ? [fault('collusion-not-accepted', ['controllersMin'], 'fault.controllersTwoAccepted')]
    : []
}

/** No controller may hold enough sites to open another hospital, unless every approver signs that it may. */
function collusionFaults(manifest: ManifestDraft): readonly Fault[] {
  const { participants, collusionAccepted } = manifest
  if (collusionAccepted !== null) return []
  const enough = colludersNeeded(manifest)
  const names = [...new Set(participants.map(({ controller }) => controller))].sort()
  return names.flatMap((name) => {
    const found = participants.filter(({ controller }) => controller === name).length
    if (found < enough) return []
    const values = { name, count: found, enough }
    return [fault('collusion-not-accepted', ['collusionAccepted'], 'fault.collusion', values)]
  })
}

function recipientFaults(manifest: ManifestDraft): readonly Fault[] {
  const { coordinator, participants, recipients } = manifest
  const known = [coordinator, ...participants.map(({ site, ...rest }) => ({ ...rest, id: site }))]
  const faults = repeated(recipients.map(({ id }) => id)).map((k) =>
    fault('study-invalid', ['recipients', k, 'id'], 'fault.repeated', {
      name: recipients[k]?.id ?? '',
    }),
  )
  for (const [k, recipient] of recipients.entries()) {
    const party = known.find(({ id }) => id === recipient.id)
    const differs =
      party !== undefined &&
      (party.controller !== recipient.controller || party.jurisdiction !== recipient.jurisdiction)
    if (differs)
      faults.push(
        fault('study-invalid', ['recipients', k], 'fault.partyDiffers', { name: recipient.id }),
      )
  }
  if (!recipients.some(({ id }) => id === coordinator.id))
    faults.push(
      fault('study-invalid', ['recipients'], 'fault.coordinatorReceives', { name: coordinator.id }),
    )
  return faults
}
