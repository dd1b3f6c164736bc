import type { Column } from '../output/table.ts'

export function right(head: string): Column {
  return { head, align: 'right' }
}
