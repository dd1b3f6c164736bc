import type { Migration } from 'kysely'
import { identity } from './0001-identity.ts'
import { rounds0002 } from './0002-rounds.ts'
import { sumMembers0003 } from './0003-sum-members.ts'

/** In order of their names. A migration that was released is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-identity': identity,
  '0002-rounds': rounds0002,
  '0003-sum-members': sumMembers0003,
}
