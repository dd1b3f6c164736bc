import path from 'node:path'

/** Root of the workspace: this file is built into scripts/dist/demo. */
export const repository = path.resolve(import.meta.dirname, '../../..')
