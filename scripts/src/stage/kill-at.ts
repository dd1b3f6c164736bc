/** SIGKILL to this very process at the given point, as the operating system would: nothing is flushed or closed. */
export function killAt(point: string, times: number): (reached: string) => void {
  let count = 0
  return (reached) => {
    if (reached !== point) return
    count += 1
    if (count === times) process.kill(process.pid, 'SIGKILL')
  }
}
