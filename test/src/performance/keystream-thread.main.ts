import { parentPort } from 'node:worker_threads'
import { rawKeystream } from './baselines.ts'

/** A thread that draws so many bytes of bare keystream as it is told: what a second core gives on this machine now. */
parentPort?.on('message', (bytes: number) => {
  rawKeystream(1, bytes, 64 * 1024)
  parentPort?.postMessage(null)
})
