import { limits } from '@sampan/proto'
import { beforeEach, expect, it } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { generateP256 } from '../platform/crypto.ts'
import { noTopic, SessionEndpoint, type FrameChannel } from './endpoint.ts'

const [here, there] = [generateP256(), generateP256()]
const session = new Uint8Array(16)
const common = { suite: 1, protocol: 1, session }
const notice = { type: 'goodbye' as const, value: { code: 'overloaded' } }
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

let near: SessionEndpoint
let far: SessionEndpoint
beforeEach(() => {
  const [hub, site] = ['coordinator/hub', 'site/alpha']
  near = new SessionEndpoint(
    {
      ...common,
      self: { name: hub, key: here.privateKey },
      peer: { name: site, key: there.publicKey },
    },
    systemClock,
  )
  far = new SessionEndpoint(
    {
      ...common,
      self: { name: site, key: there.privateKey },
      peer: { name: hub, key: here.publicKey },
    },
    systemClock,
  )
})

/** Hands frames to the far end, each some turns later. */
function slow(): FrameChannel & { readonly got: number[] } {
  const got: number[] = []
  return {
    got,
    send: async (frame) => {
      const envelope = far.receive(frame)
      if (envelope !== null) got.push(envelope.sequence)
      await turn()
    },
    close: () => undefined,
  }
}

it('lets nothing new overtake what is sent again', async () => {
  for (let k = 0; k < 3; k++) await near.send(noTopic, notice)
  const channel = slow()
  const attaching = near.attach(channel, 0)
  await near.send(noTopic, notice)
  await Promise.all([attaching, near.send(noTopic, notice)])
  await near.send(noTopic, notice)
  expect(channel.got).toEqual([1, 2, 3, 4, 5, 6])
})

it('is left by a connection that was given up while it was taken up', async () => {
  for (let k = 0; k < 3; k++) await near.send(noTopic, notice)
  const [first, second] = [slow(), slow()]
  const attaching = near.attach(first, 0)
  await Promise.all([near.attach(second, 0), attaching])
  await near.send(noTopic, notice)
  expect(second.got.at(-1)).toBe(4)
  const last = slow()
  const ended = near.attach(last, 1)
  near.end()
  await ended
  expect(near.attached).toBe(false)
})

it('asks whether a message may go after it has waited for room', async () => {
  for (let k = 0; k < limits.framesUnacknowledgedMax; k++) await near.send(noTopic, notice)
  let allowed = true
  const sent = near.send(noTopic, notice, () =>
    allowed ? Promise.resolve() : Promise.reject(new Error('no')),
  )
  allowed = false
  const refused = expect(sent).rejects.toThrow('no')
  const nowhere = { send: turn, close: () => undefined }
  await near.attach(nowhere, 1)
  await refused
  const again = near.attach(nowhere, 1, () => Promise.reject(new Error('not again')))
  await expect(again).rejects.toThrow('not again')
})
