import { serveJobs } from '../platform/threads.ts'
import { applyRange, type RangeJob } from './mask-range.ts'

/** The script of one thread of a MaskPool. */
serveJobs((job) => {
  applyRange(job as RangeJob)
})
