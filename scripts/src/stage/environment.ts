/** What processes are started with: nothing of ours but the way to programs. */
export function environmentOf(
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { PATH = '' } = process.env
  return { PATH, ...own }
}
