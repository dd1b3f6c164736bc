import { joinPath, resolvePath } from '@sampan/shared'

/** Where things are in an agent's home. `vault` and `relay` may be different volumes of different containers. */
export interface Home {
  readonly folder: string
  readonly settings: string
  readonly policy: string
  readonly floors: string
  readonly vault: {
    readonly folder: string
    readonly ledger: string
    readonly protocolKey: string
    readonly witnessKey: string
    readonly atRestKey: string
    readonly certificate: string
    readonly coordinator: string
    readonly snapshots: string
    readonly quality: string
  }
  readonly relay: { readonly folder: string }
  readonly run: { readonly folder: string; readonly socket: string; readonly pid: string }
}

export function homeAt(place: string): Home {
  const folder = resolvePath(place)
  const vault = joinPath(folder, 'vault')
  const run = joinPath(folder, 'run')
  return {
    folder,
    settings: joinPath(folder, 'agent.yaml'),
    policy: joinPath(folder, 'policy.cedar'),
    floors: joinPath(folder, 'floors.yaml'),
    vault: {
      folder: vault,
      ledger: joinPath(vault, 'ledger.db'),
      protocolKey: joinPath(vault, 'protocol.key.pem'),
      witnessKey: joinPath(vault, 'witness.key.pem'),
      atRestKey: joinPath(vault, 'at-rest.key'),
      certificate: joinPath(vault, 'certificate.json'),
      coordinator: joinPath(vault, 'coordinator.json'),
      snapshots: joinPath(vault, 'snapshots'),
      quality: joinPath(vault, 'quality'),
    },
    relay: { folder: joinPath(folder, 'relay') },
    run: {
      folder: run,
      socket: joinPath(run, 'vault.sock'),
      pid: joinPath(run, 'agent.pid'),
    },
  }
}
