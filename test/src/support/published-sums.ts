import { decodeEnvelope, decodeSealedFrame } from '@sampan/proto'
import {
  analysisOf,
  dequantize,
  layOut,
  limbsFromBytes,
  parseBroadcast,
  present,
  type Broadcast,
  type SignedStudy,
} from '@sampan/shared'
import type { Tap } from '@sampan/simulation'

/** What the coordinator and every hospital hold of a run: what was asked, and the sums, before anything is hidden. */
export class PublishedSums {
  readonly #broadcasts = new Map<number, Broadcast>()
  readonly #sums = new Map<number, Uint8Array>()

  readonly tap = (): Tap => (frame) => {
    const { body, round } = decodeEnvelope(decodeSealedFrame(frame).envelope)
    if (body.type === 'roundOpening')
      this.#broadcasts.set(round, parseBroadcast(new TextDecoder().decode(body.value.broadcast)))
    if (body.type === 'roundResult') this.#sums.set(round, body.value.sum)
    return frame
  }

  /** The values of one segment in the sum of a round. */
  read({ manifest }: SignedStudy, round: number, segment: string): Float64Array {
    const broadcast = present(this.#broadcasts.get(round), 'broadcast')
    const settings = present(
      manifest.analyses.find(({ id }) => id === broadcast.analysis),
      'analysis',
    )
    const spec = analysisOf(settings.kind).spec({ manifest, settings }, broadcast)
    const layout = layOut({ ...spec, sites: manifest.participants.length })
    const values = dequantize(limbsFromBytes(present(this.#sums.get(round), 'sum')), layout)
    const placed = present(
      layout.segments.find(({ name }) => name === segment),
      segment,
    )
    return values.slice(placed.offset, placed.offset + placed.length)
  }
}
