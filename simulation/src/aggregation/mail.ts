import type { Body } from '@sampan/proto'
import { uniform, type Random } from '@sampan/shared'

/** A message on its way; without one, the news that the connection is gone. */
export interface Letter {
  readonly direction: 'up' | 'down'
  readonly site: number
  readonly round: number
  readonly attempt: number
  readonly make: (() => Promise<Body>) | null
  /** A second delivery of the same message. */
  readonly isCopy: boolean
}

/** Links between the coordinator and the sites. Each keeps its order, as sessions do; between links there is none. */
export class Mail {
  readonly #links = new Map<string, Letter[]>()

  post(letter: Letter): void {
    const name = `${letter.direction} ${letter.site}`
    const link = this.#links.get(name)
    if (link === undefined) this.#links.set(name, [letter])
    else link.push(letter)
  }

  /** The first letter of a link: of the first that has one, or, with `random`, of any. Null when all has arrived. */
  next(random: Random | null): Letter | null {
    const names = [...this.#links.keys()]
    const at = random === null ? 0 : Math.floor(uniform(random) * names.length)
    const name = names[at]
    if (name === undefined) return null
    const link = this.#links.get(name) ?? []
    const letter = link.shift() ?? null
    if (link.length === 0) this.#links.delete(name)
    return letter
  }
}
