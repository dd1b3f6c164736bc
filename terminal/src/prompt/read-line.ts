import type { Input } from '../program/surroundings.ts'

/** A person does not type more than this into one answer; a pasted file is cut off here. */
const charactersMax = 4096

/** One line as it is typed, without its end; null when the input ends first. */
export function readLine(input: Input): Promise<string | null> {
  if (input.readableEnded) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const decoder = new TextDecoder()
    let text = ''
    const finish = (line: string | null): void => {
      input.off('data', take)
      input.off('end', end)
      input.off('error', fail)
      input.pause()
      resolve(line)
    }
    const take = (chunk: Uint8Array | string): void => {
      text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
      const at = text.search(/[\r\n]/)
      if (at !== -1 || text.length > charactersMax)
        finish(text.slice(0, at === -1 ? undefined : at))
    }
    const end = (): void => {
      finish(text === '' ? null : text)
    }
    const fail = (error: Error): void => {
      reject(error)
    }
    input.on('data', take)
    input.on('end', end)
    input.on('error', fail)
    input.resume()
  })
}
