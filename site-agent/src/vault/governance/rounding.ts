import { SampanError, type Floors } from '@sampan/shared'

/**
 * Counts are rounded when they are released, by what the study states. A hospital that wants multiples of five takes part
 * in studies that promise five, ten or twenty.
 * @throws SampanError counts-not-rounded
 */
export function requireRounding(own: Floors, study: Floors): void {
  if (study.countMultiple % own.countMultiple !== 0)
    throw new SampanError('counts-not-rounded', { countMultiple: own.countMultiple })
}
