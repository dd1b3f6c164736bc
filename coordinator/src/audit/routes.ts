import { limits } from '@sampan/proto'
import {
  base64,
  fromUtf8,
  logHeadSchema,
  logPageSchema,
  present,
  SampanError,
} from '@sampan/shared'
import { z } from 'zod'
import { requireAccount } from '../http/access.ts'
import type { HttpApp } from '../http/app.ts'
import type { Database } from '../storage/schema.ts'
import { readHead } from './round-log.ts'

/** The round log, for those who export and verify it. */
export function registerLogRoutes(
  app: HttpApp,
  { database }: { readonly database: Database },
): void {
  app.get(
    '/v1/log/checkpoint',
    { config: requireAccount('log-read'), schema: { response: { 200: logHeadSchema } } },
    async () => {
      const head = await readHead(database)
      if (head === null) throw new SampanError('log-malformed', { what: 'no entries' })
      const { size, note } = head
      return { size, checkpoint: present(fromUtf8(note), 'note') }
    },
  )
  app.get(
    '/v1/log/entries',
    {
      config: requireAccount('log-read'),
      schema: {
        querystring: z.strictObject({
          from: z.coerce.number().int().min(0),
          to: z.coerce.number().int().min(0).describe('Exclusive; at most one page further.'),
        }),
        response: { 200: logPageSchema },
      },
    },
    async (request) => {
      const { from, to } = request.query
      const rows = await database
        .selectFrom('log_entry')
        .select('body')
        .where('idx', '>=', BigInt(from))
        .where('idx', '<', BigInt(Math.min(to, from + limits.pageRowsMax)))
        .orderBy('idx')
        .execute()
      return { entries: rows.map((row) => base64(row.body)) }
    },
  )
}
