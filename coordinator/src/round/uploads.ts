import { limits, type Body } from '@sampan/proto'
import { present } from '@sampan/shared'
import { discardUploads, vectorBytes, type Attempt } from '../aggregation/attempt.ts'
import { firstGap } from '../aggregation/receive.ts'
import type { RoundDependencies } from './driver-context.ts'
import { UploadPlaces } from './upload-places.ts'

/** Tells a site to send its vector from a chunk on. */
type Grant = (attempt: Attempt, index: number, fromChunk: number) => void

/** `stalled` is called when somebody may have stalled: time for `expire`. */
export function uploadsOf(
  dependencies: Pick<RoundDependencies, 'clock' | 'timeouts' | 'uploadsAtOnce'>,
  grant: Grant,
  stalled: () => void,
): Uploads {
  const { clock, timeouts, uploadsAtOnce: places } = dependencies
  const options = { places, stallMs: timeouts.phaseProgressMs }
  return new Uploads(new UploadPlaces(options, clock, stalled), grant)
}

/** The long vectors of an attempt on their way in. A short one is there with its only chunk and needs no place. */
export class Uploads {
  readonly #places: UploadPlaces
  readonly #grant: Grant

  constructor(places: UploadPlaces, grant: Grant) {
    this.#places = places
    this.#grant = grant
  }

  /** How many places were given so far: a run that gives one has moved. */
  get granted(): number {
    return this.#places.granted
  }

  /** Whether a message may be taken now. What a site sends without a place is dropped: it is asked for again. */
  admits(attempt: Attempt, index: number, { type }: Body): boolean {
    return type !== 'streamChunk' || !isLong(attempt) || this.#places.holds(index)
  }

  /** After a message was taken. */
  heard(attempt: Attempt, index: number, { type }: Body): void {
    if (!isLong(attempt)) return
    if (type === 'streamHeader') this.#tell(attempt, this.#places.announced(index))
    if (type !== 'streamChunk') return
    if (attempt.vectorDigests.has(index)) this.#tell(attempt, this.#places.left(index))
    else this.#places.moved(index)
  }

  /** Takes the places of those that stalled. True when somebody else was told to send. */
  expire(attempt: Attempt): boolean {
    const granted = this.#places.expire()
    this.#tell(attempt, granted)
    return granted.length > 0
  }

  /** The attempt is over, or collects no vectors any more. */
  end(attempt: Attempt | null): void {
    this.#places.clear()
    if (attempt !== null) discardUploads(attempt)
  }

  #tell(attempt: Attempt, indices: readonly number[]): void {
    for (const index of indices)
      this.#grant(attempt, index, firstGap(present(attempt.uploads.get(index), 'an upload')))
  }
}

function isLong(attempt: Attempt): boolean {
  return vectorBytes(attempt.plan.layout) > limits.stagedInMemoryBytesMax
}
