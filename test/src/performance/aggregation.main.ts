import { cpus } from 'node:os'
import { present, systemRandom, type Segment } from '@sampan/shared'
import { AggregationHub, castOf, newCast, newChair, type Request } from '@sampan/simulation'
import { plainWords } from './plain-words.ts'
import { print } from './print.ts'
import { ownProcessorSeconds, startSites, type SiteProcess } from './site-process.ts'

/**
 * The whole protocol over many sites, of which some depart after they have shared. The coordinator is this process, so
 * that its memory is its own; the sites live in two others. No sockets, no ledgers, no database.
 */
const [sites, dimension, departures, workers] = [240, 100_000, 24, 2]
const segments: readonly Segment[] = [
  { name: 'weight', kind: 'count', length: 1, bound: 1000 },
  { name: 'model', kind: 'real', length: dimension - 1, bound: 1 },
]
const [secondsMax, mib] = [60, 1024 * 1024]
/** Model and accumulator, 32 bits a coordinate. */
const memoryMax = 1.5 * 2 * 4 * dimension + sites * mib

const all = Array.from({ length: sites }, (_, k) => k + 1)
const processes = await Promise.all(
  Array.from({ length: workers }, (_, k) =>
    startSites(
      all.filter((site) => site % workers === k),
      departures,
    ),
  ),
)
const chair = newChair()
const certificates = processes
  .flatMap((each) => each.certificates)
  .sort((a, b) => (a.site < b.site ? -1 : 1))
const file = newCast(certificates, chair, { width: 32, segments })
await Promise.all(processes.map((each) => each.cast(file)))
const cast = castOf(file)

const before = process.memoryUsage.rss()
const processorBefore = await processorSeconds()
const startedMs = performance.now()
const hub = new AggregationHub({ cast, chair, random: systemRandom, rounds: 1 })
hub.start()
while (hub.ending === null) {
  await exchange(hub, processes)
  await hub.late()
}
const seconds = (performance.now() - startedMs) / 1000
const peak = process.resourceUsage().maxRSS * 1024 - before
const processor = (await processorSeconds()) - processorBefore
for (const each of processes) each.stop()

const [sum] = hub.published
const expected = new Float64Array(dimension)
for (const site of all.slice(departures))
  plainWords(site, dimension, Number(cast.plan.layout.wordMax)).forEach((word, k) => {
    expected[k]! += word
  })
const isExact = sum?.words.every((word, k) => (word | 0) === expected[k]) === true
print(`${new Date().toISOString()} whole protocol, ${sites} sites, ${dimension} words of 32 bits`, {
  departures,
  'in the sum': sum?.members.length ?? 0,
  'processes of sites': workers,
  cores: cpus().length,
  seconds,
  'seconds at most': secondsMax,
  'processor seconds of all processes': processor,
  "coordinator's memory MiB": peak / mib,
  'MiB at most': memoryMax / mib,
})
const failures = [
  isExact && sum.members.length === sites - departures ? [] : ['the sum is not exact'],
  seconds < secondsMax ? [] : ['too slow'],
  peak <= memoryMax ? [] : ['too much memory'],
].flat()
for (const failure of failures) process.stdout.write(`FAILED: ${failure}\n`)
process.exitCode = failures.length === 0 ? 0 : 1

async function processorSeconds(): Promise<number> {
  const each = await Promise.all(processes.map((one) => one.processorSeconds()))
  return each.reduce((sum, seconds) => sum + seconds, ownProcessorSeconds())
}

/** Carries messages until nobody has anything to say. Each process has a few questions at a time. */
async function exchange(hub: AggregationHub, processes: readonly SiteProcess[]): Promise<void> {
  const queues = processes.map((): Request[] => [])
  let turn = Promise.resolve()
  const sort = (): void => {
    for (const request of hub.take())
      queues[processes.findIndex((each) => each.sites.includes(request.to))]?.push(request)
  }
  const work = async (process: SiteProcess, queue: Request[]): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { to, round, attempt, make } = next
      const answers = await process.ask(to, { round, attempt, body: await make() })
      turn = turn.then(async () => {
        for (const body of answers) await hub.receive(to, { round, attempt, body })
      })
      await turn
    }
  }
  do {
    sort()
    await Promise.all(
      processes.flatMap((process, k) =>
        [1, 2].map(() => work(process, present(queues[k], 'queue'))),
      ),
    )
    sort()
  } while (queues.some((queue) => queue.length > 0))
}
