/** The environment as an argument; nothing else reads process.env. */
export type Environment = Readonly<Record<string, string | undefined>>

export function systemEnvironment(): Environment {
  return { ...process.env }
}
