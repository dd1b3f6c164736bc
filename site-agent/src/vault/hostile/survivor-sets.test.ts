import { describe, expect, it } from 'vitest'
import { peopleOf, place, sumOf, upTo } from './hostile-hub.test.support.ts'
import { everyone, joinedHub, without4 } from './joined-hub.test.support.ts'

describe('two runs at one time', () => {
  it('do not open sums that subtract to one hospital, whatever was confirmed first', async () => {
    const hub = await joinedHub()
    await hub.invite('run_b')
    const a = await hub.collect(place('run_a'), everyone)
    const b = await hub.collect(place('run_b'), everyone)
    const [saidA, saidB] = [await a.confirm(everyone), await b.confirm(without4)]
    const sumA = a.open(everyone, await a.reveal(saidA, everyone))
    expect(sumA).toBe(sumOf(everyone))
    const opened = b.reveal(saidB, without4).then((said) => sumA - b.open(without4, said))
    await expect(opened).rejects.toMatchObject({ code: 'survivors-unsafe' })
  })
})

describe('attempts of one round', () => {
  // Attempts 2 to 5 leave out three sites each, with three in common in pairs: the sums give every one of 7 to 10.
  const others = [8, 7, 9, 10].map((kept) => upTo(10).filter((k) => k <= 6 || k === kept))

  it('are opened once: whoever revealed signs no abandonment of it', async () => {
    const hub = await joinedHub({ sites: 10 })
    const everyone = upTo(10)
    const first = await hub.collect(place('run_a'), everyone)
    const reveals = await first.reveal(await first.confirm(everyone), everyone)
    const sums = [first.open(everyone, reveals)]
    const again = async (attempt: number, members: readonly number[]): Promise<void> => {
      const next = await hub.collect(place('run_a', 1, attempt), everyone)
      const said = await next.reveal(await next.confirm(members), members)
      sums.push(next.open(members, said))
    }
    const opened = (async () => {
      for (const [k, members] of others.entries()) await again(k + 2, members)
      return sums.slice(1).map((sum, k) => sum - sumOf(upTo(6)) - peopleOf([8, 7, 9, 10][k]!))
    })()
    await expect(opened).rejects.toMatchObject({ code: 'already-revealed' })
    expect(sums).toHaveLength(1)
  })

  it('are opened for one set, also where abandonments would allow for another', async () => {
    const hub = await joinedHub({ sites: 10 })
    const everyone = upTo(10)
    const first = await hub.collect(place('run_a'), everyone)
    await first.reveal(await first.confirm(everyone), everyone)
    for (const site of everyone)
      await hub.vault(site).ledger.updateTable('round').set({ revealed_attempt: 0n }).execute()
    const second = await hub.collect(place('run_a', 1, 2), everyone)
    const said = await second.confirm(others[0]!)
    await expect(second.reveal(said, [1])).rejects.toMatchObject({ code: 'already-revealed' })
  })
})
