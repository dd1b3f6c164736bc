/** How many people can move into or out of a cell. */
export type Room = (place: number) => number

/** Rows and columns joined by the hidden cells, with the room of each in both directions. */
export interface Network {
  readonly rows: number
  readonly columns: number
  /** 1 where a cell is hidden, row by row. */
  readonly places: Uint8Array
  readonly toColumn: Room
  readonly toRow: Room
}

/** From the row of a place to its column without the place itself, up to `most` (L. R. Ford, D. R. Fulkerson 1956). */
export function largestFlow(network: Network, place: number, most: number): number {
  const moved = new Float64Array(network.places.length)
  let flow = 0
  while (flow < most) {
    const path = pathBetween(network, moved, place)
    if (path === null) break
    const step = Math.min(most - flow, ...path.map(({ room }) => room))
    for (const { at, sign } of path) moved[at] = (moved[at] ?? 0) + sign * step
    flow += step
  }
  return flow
}

interface Step {
  readonly at: number
  /** 1 from a row to a column. */
  readonly sign: 1 | -1
  readonly room: number
}

/** The shortest path with room, nodes being rows and then columns; null when there is none. */
function pathBetween(network: Network, moved: Float64Array, place: number): readonly Step[] | null {
  const { rows, columns } = network
  const start = Math.floor(place / columns)
  const goal = rows + (place % columns)
  const cameBy = new Map<number, { readonly from: number; readonly step: Step } | null>([
    [start, null],
  ])
  for (const node of cameBy.keys()) {
    if (node === goal) break
    for (const { to, step } of stepsFrom(network, moved, node))
      if (step.at !== place && !cameBy.has(to)) cameBy.set(to, { from: node, step })
  }
  const path: Step[] = []
  for (let by = cameBy.get(goal); by; by = cameBy.get(by.from)) path.push(by.step)
  return path.length === 0 ? null : path
}

function stepsFrom(
  { rows, columns, places, toColumn, toRow }: Network,
  moved: Float64Array,
  node: number,
): readonly { readonly to: number; readonly step: Step }[] {
  const isRow = node < rows
  const steps = Array.from({ length: isRow ? columns : rows }, (_, k) => {
    const at = isRow ? node * columns + k : k * columns + (node - rows)
    const used = moved[at] ?? 0
    const room = isRow ? toColumn(at) - used : toRow(at) + used
    return { to: isRow ? rows + k : k, step: { at, sign: isRow ? 1 : -1, room } as const }
  })
  return steps.filter(({ step }) => places[step.at] === 1 && step.room > 0)
}
