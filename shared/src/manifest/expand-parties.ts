import { survivorsMinOf } from '../masking/thresholds.ts'
import { fault } from './fault.ts'
import { nearest } from './nearest.ts'
import type { Expanding } from './expanding.ts'
import type { ManifestDraft } from './manifest.ts'

type Parties = Pick<
  ManifestDraft,
  | 'coordinator'
  | 'recipients'
  | 'participants'
  | 'sitesMin'
  | 'controllersMin'
  | 'survivorsMin'
  | 'largestSite'
  | 'collusionAccepted'
>
type Participant = ManifestDraft['participants'][number]
type Recipient = ManifestDraft['recipients'][number]

/** Participants in the order of their names, which fixes every site's index in a roster. */
export function expandParties(expanding: Expanding): Parties {
  const { study, directory } = expanding
  const participants = study.sites.flatMap((entry, k) =>
    typeof entry === 'string'
      ? participantOf(expanding, entry, false, k)
      : participantOf(expanding, entry.site, entry.mandatory ?? false, k),
  )
  const sitesMin = study.sitesMin ?? Math.max(3, study.sites.length)
  return {
    coordinator: { ...directory.coordinator },
    recipients: recipientsOf(expanding),
    participants: participants.sort((a, b) => (a.site < b.site ? -1 : 1)),
    sitesMin,
    controllersMin: study.controllersMin ?? 3,
    survivorsMin: study.survivorsMin ?? survivorsMinOf(sitesMin),
    largestSite: study.largestSite ?? 1_000_000,
    collusionAccepted: study.collusionAccepted ?? null,
  }
}

function participantOf(
  { directory, faults, study }: Expanding,
  name: string,
  mandatory: boolean,
  index: number,
): readonly Participant[] {
  const entry = directory.sites.find(({ site }) => site === name)
  if (entry !== undefined) return [{ ...entry, mandatory }]
  const path = typeof study.sites[index] === 'string' ? ['sites', index] : ['sites', index, 'site']
  const meant = nearest(
    name,
    directory.sites.map(({ site }) => site),
  )
  faults.push(
    meant === null
      ? fault('participant-unknown', path, 'fault.siteUnknown', { name })
      : fault('participant-unknown', path, 'fault.siteUnknownNear', { name, meant }),
  )
  return []
}

/** The coordinator opens every sum, so it is a recipient whether the study says so or not. */
function recipientsOf(expanding: Expanding): readonly Recipient[] & ManifestDraft['recipients'] {
  const { id, controller, jurisdiction } = expanding.directory.coordinator
  const others = (expanding.study.recipients ?? []).flatMap((entry, k) =>
    typeof entry === 'string' ? recipientOf(expanding, entry, k) : [entry],
  )
  return [{ id, controller, jurisdiction }, ...others.filter((party) => party.id !== id)]
}

function recipientOf(
  { directory, faults }: Expanding,
  name: string,
  index: number,
): readonly Recipient[] {
  const { coordinator, sites } = directory
  const parties = [coordinator, ...sites.map(({ site, ...rest }) => ({ ...rest, id: site }))]
  const party = parties.find(({ id }) => id === name)
  if (party === undefined) {
    faults.push(fault('recipient-unknown', ['recipients', index], 'fault.partyUnknown', { name }))
    return []
  }
  return [{ id: party.id, controller: party.controller, jurisdiction: party.jurisdiction }]
}
