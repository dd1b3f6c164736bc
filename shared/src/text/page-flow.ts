import { limits } from '@sampan/proto'
import type { Jurisdiction } from '../governance/records.ts'
import { colludersNeeded } from '../manifest/collusion.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Speak } from './catalogue.ts'
import { bullet, quote } from './layout.ts'
import { exactly } from './page-text.ts'

/** What crosses the hospital's boundary, from where to where, and what the protocol does not prevent. */
export function leavingSection(t: Speak, manifest: Manifest): string[] {
  const { coordinator, participants, recipients, timeGrid } = manifest
  const home = t(`jurisdiction.${coordinator.jurisdiction}`)
  const sites = jurisdictions(t, participants)
  const texts = [
    t('page.leavesVector'),
    t('page.leavesNothing'),
    t('page.leavesOther'),
    t(manifest.cells === 'pooled' ? 'page.cellsPooled' : 'page.cellsSite'),
    t('page.noNoise'),
    timeGrid === null
      ? t('page.noTimeGrid')
      : t('page.timeGrid', { days: exactly(timeGrid.bandDays) }),
    t('page.flowVectors', { from: sites, to: home }),
    t('page.flowResults', { from: home, to: sites, recipients: jurisdictions(t, recipients) }),
  ]
  const limitations = [
    t('page.limitCollusion', { sites: exactly(colludersNeeded(manifest)) }),
    t('page.limitThree'),
    t('page.limitRecall'),
    t('page.limitProof'),
  ]
  return [
    `## ${t('page.leaves')}`,
    '',
    ...texts.flatMap((text) => bullet(text)),
    '',
    t('page.limits'),
    '',
    ...limitations.flatMap((text) => bullet(text)),
  ]
}

function jurisdictions(
  t: Speak,
  parties: readonly { readonly jurisdiction: Jurisdiction }[],
): string {
  const distinct = [...new Set(parties.map(({ jurisdiction }) => jurisdiction))].sort()
  return distinct.map((each) => t(`jurisdiction.${each}`)).join(t('page.separator'))
}

export function recipientSection(t: Speak, { recipients, outputs }: Manifest): string[] {
  return [
    `## ${t('page.recipients')}`,
    '',
    ...recipients.flatMap(({ id, controller, jurisdiction }) =>
      bullet(
        t('page.recipient', { id, controller, jurisdiction: t(`jurisdiction.${jurisdiction}`) }),
      ),
    ),
    '',
    ...bullet(
      t('page.outputs', {
        outputs: outputs.map((each) => t(`output.${each}`)).join(t('page.separator')),
      }),
    ),
  ]
}

export function timeSection(t: Speak, { startsAt, expiresAt, runsMax }: Manifest): string[] {
  const rounds = exactly(limits.roundsMax)
  return [
    `## ${t('page.time')}`,
    '',
    ...bullet(t('page.startsAt', { time: startsAt })),
    ...bullet(t('page.expiresAt', { time: expiresAt })),
    ...bullet(t('page.runsMax', { runs: exactly(runsMax), rounds })),
  ]
}

export function collusionSection(t: Speak, { collusionAccepted }: Manifest): string[] {
  const words =
    collusionAccepted === null
      ? [t('page.collusionNone')]
      : [t('page.collusionWords'), ...quote(collusionAccepted)]
  return [`## ${t('page.collusion')}`, '', ...words]
}
