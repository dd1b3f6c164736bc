import { renderTable } from '@sampan/terminal'
import type { Hospital } from '../stage/hospital.ts'
import type { Stage } from '../stage/stage.ts'
import type { Telling } from './telling.ts'

interface Sent {
  readonly messages: readonly {
    readonly id: number
    readonly type: string
    readonly round: number
    readonly note: string
  }[]
  readonly totals: { readonly messages: number; readonly bytes: number }
}

interface Specimen {
  readonly segment: string
  readonly plain: string
  readonly sent: string
}

/** What each hospital's own ledger says of the run: messages, bytes, and one word before and after masking. */
export async function showWhatLeft(stage: Stage, run: string, telling: Telling): Promise<void> {
  const { line, t, note } = telling
  const left = await Promise.all(stage.hospitals.map((hospital) => leftOf(hospital, run)))
  const columns = [
    { head: t('label.site') },
    { head: t('label.messages'), align: 'right' as const },
    { head: t('label.bytes'), align: 'right' as const },
    { head: t('label.plain'), align: 'right' as const },
    { head: t('label.sent') },
  ]
  const rows = left.map(({ site, messages, bytes, specimen }) => [
    site,
    String(messages),
    String(bytes),
    specimen?.plain ?? '',
    specimen?.sent ?? '',
  ])
  line(renderTable({ columns, rows }))
  line(t('left.total'))
  note({ left })
}

async function leftOf(
  hospital: Hospital,
  run: string,
): Promise<{
  readonly site: string
  readonly messages: number
  readonly bytes: number
  readonly specimen: Specimen | null
}> {
  const sent = (await hospital.agent('outbox', 'ls', '--run', run)) as unknown as Sent
  const vector = sent.messages.findLast(({ note }) => note.includes('->'))
  const specimen = vector === undefined ? null : await specimenOf(hospital, vector.id)
  return { site: hospital.spec.id, ...sent.totals, specimen }
}

async function specimenOf(hospital: Hospital, id: number): Promise<Specimen | null> {
  const shown = await hospital.agent('outbox', 'show', String(id))
  return (shown['specimen'] as Specimen | null | undefined) ?? null
}
