/** Values that were computed lately, by name; of more than `most` the one longest not asked for is forgotten. */
export class Recent<V> {
  readonly #most: number
  readonly #values = new Map<string, V>()

  constructor(most: number) {
    this.#most = most
  }

  /** The value of a name, computed where it is not known. What `compute` throws is not remembered. */
  of(name: string, compute: () => V): V {
    const known = this.#values.get(name)
    if (known !== undefined || this.#values.has(name)) {
      this.#values.delete(name)
      this.#values.set(name, known as V)
      return known as V
    }
    const value = compute()
    this.#values.set(name, value)
    if (this.#values.size > this.#most) {
      const [oldest] = this.#values.keys()
      if (oldest !== undefined) this.#values.delete(oldest)
    }
    return value
  }
}
