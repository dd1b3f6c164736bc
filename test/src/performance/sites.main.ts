import { present, systemRandom } from '@sampan/shared'
import { AggregationSite, castOf, newParty, type Party } from '@sampan/simulation'
import { plainWords } from './plain-words.ts'
import { ownProcessorSeconds, type FromSites, type ToSites } from './site-process.ts'

/** A process of sites, started by aggregation.main.ts. It ends when that does. */
const parties = new Map<number, Party>()
const sites = new Map<number, AggregationSite>()
let departing = 0

process.on('message', (message: ToSites) => {
  process.send?.(answer(message))
})
process.once('disconnect', () => {
  process.exit()
})

function answer(message: ToSites): FromSites {
  switch (message.type) {
    case 'make':
      departing = message.departing
      for (const index of message.sites) parties.set(index, newParty(index))
      return { type: 'made', certificates: [...parties.values()].map((one) => one.certificate) }
    case 'cast': {
      const cast = castOf(message.file)
      const { dimension, wordMax } = cast.plan.layout
      const wordsOf = (index: number) => (): Uint32Array =>
        Uint32Array.from(plainWords(index, dimension, Number(wordMax)))
      for (const [index, party] of parties)
        sites.set(
          index,
          new AggregationSite({
            ...{ cast, index, party, random: systemRandom },
            wordsOf: wordsOf(index),
          }),
        )
      return { type: 'ready' }
    }
    case 'measure':
      return { type: 'measured', processorSeconds: ownProcessorSeconds() }
    case 'ask': {
      const { site, said } = message
      const { round, attempt, body } = said
      // It shared, so that its masks are in everybody's vector; then it was gone.
      const isGone =
        site <= departing && !['advertisementRequest', 'roundOpening'].includes(body.type)
      const place = { run: 'run', round, attempt }
      const answers = isGone ? [] : present(sites.get(site), 'site').answer(place, body)
      return { type: 'answered', site, answers }
    }
  }
}
