import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock, systemRandom } from '@sampan/shared'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import {
  hubNames,
  opensslAuthority,
  refusing,
  siteName,
  startHub,
  type Hub,
  type OpensslAuthority,
} from '../enrol/hub.test.support.ts'
import { listenLink, type Link, type RecordKind } from '../link/link.ts'
import { Relay } from './relay.ts'

let authority: OpensslAuthority
let identity: string
let tls: { key: string; cert: string }
beforeAll(() => {
  authority = opensslAuthority()
  identity = authority.certify(siteName) + authority.issuing
  const server = authority.certify(hubNames) + authority.issuing
  tls = { key: server, cert: server }
})
afterAll(() => {
  authority.remove()
})

let folder: string
let hub: Hub
let server: Server
let relay: Relay
let running: Promise<void>
/** What the coordinator does with a connection that was upgraded; by itself the upgrade is answered in `head`. */
let upgraded: (socket: Duplex, head: string) => void
const records: RecordKind[] = []
const contents: Uint8Array[] = []
const links: Link[] = []
const sockets: Duplex[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-relay-'))
  for (const list of [records, contents, links, sockets]) list.length = 0
  hub = await startHub(tls, refusing('internal'))
  hub.server.on('upgrade', (request, socket: Duplex) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    const key = String(request.headers['sec-websocket-key'])
    const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
    const accept = createHash('sha1')
      .update(key + guid)
      .digest('base64')
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
    upgraded(socket, `${[...lines, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`)
  })
  const socketPath = path.join(folder, 'vault.sock')
  server = await listenLink(socketPath, (link) => {
    links.push(link)
    return {
      record: (kind, content) => {
        records.push(kind)
        contents.push(content)
      },
      closed: () => undefined,
    }
  })
  const nothing = (): void => undefined
  const { host, port } = hub.address
  relay = new Relay({
    socketPath,
    dial: () => ({
      ...{ coordinator: `https://${host}:${port}`, key: identity, chain: identity },
      root: authority.root,
    }),
    ...{ clock: systemClock, random: systemRandom, log: { info: nothing, warn: nothing } },
  })
})
afterEach(async () => {
  relay.stop()
  for (const link of links) link.close()
  for (const socket of sockets) socket.destroy()
  hub.stop()
  server.close()
  await running
  rmSync(folder, { recursive: true })
})

const some = async (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5000 })

it('survives a coordinator that breaks the protocol with its first packet', async () => {
  let connections = 0
  upgraded = (socket, head) => {
    connections += 1
    // Reserved bits: no extension was agreed on.
    socket.write(Buffer.concat([Buffer.from(head), Buffer.from([0xf2, 0x01, 0x00])]))
    setTimeout(() => socket.destroy(), 50)
  }
  running = relay.run()
  await some(() => {
    expect(connections).toBeGreaterThan(1)
  })
})

it('carries a frame that came with the answer to the upgrade', async () => {
  upgraded = (socket, head) =>
    void socket.write(Buffer.concat([Buffer.from(head), Buffer.from([0x82, 0x01, 0x2a])]))
  running = relay.run()
  await some(() => {
    expect(records).toEqual(['up', 'data'])
  })
  expect(contents[1]).toEqual(Uint8Array.of(0x2a))
})
