import {
  fromBase64,
  importSpki,
  parseVerifierKey,
  present,
  resolvePath,
  SampanError,
  type Clock,
  type Random,
} from '@sampan/shared'
import { readEnrolment } from '../config/enrolled.ts'
import type { Home } from '../config/home.ts'
import type { AgentSettings } from '../config/settings.ts'
import { readSiteKeys } from '../keys/site-keys.ts'
import { shippedDefences } from '../vault/defences.ts'
import { rulesReader } from '../vault/governance/rules.ts'
import { dataAccess } from '../vault/features/data-access.ts'
import { openLedger } from '../vault/ledger/ledger.ts'
import { LiveAttempts } from '../vault/masking/live-attempts.ts'
import { openSource } from '../vault/omop/open-source.ts'
import type { Source } from '../vault/omop/source.ts'
import type { CoordinatorTrust, Vault, VaultLog } from '../vault/vault.ts'
import { postgresPlace } from './postgres-place.ts'

interface Surroundings {
  readonly clock: Clock
  readonly random: Random
  readonly log: VaultLog
  readonly reached?: (message: string) => void
}

/**
 * Puts the vault together from an agent's home: keys, trust, ledger, rules, data.
 * @throws SampanError not-initialised, not-enrolled, key-missing, schema-newer, file-malformed
 */
export async function openVault(
  home: Home,
  settings: AgentSettings,
  surroundings: Surroundings,
): Promise<Vault> {
  const { clock, random, log } = surroundings
  const { protocolKey, witnessKey, atRestKey, certificate } = readSiteKeys(home)
  const { site, controller, jurisdiction, dataset } = settings
  if (certificate.site !== site || certificate.controller !== controller)
    throw new SampanError('identity-mismatch', { site, file: home.vault.certificate })
  return {
    identity: { site, controller, jurisdiction, certificate, protocolKey, witnessKey },
    coordinator: readTrust(home),
    ledger: await openLedger(home.vault.ledger),
    rules: rulesReader({ policy: home.policy, floors: home.floors }),
    dataset,
    data: dataAccess({
      folder: home.vault.snapshots,
      source: () => sourceOf(home, settings, clock),
      log,
    }),
    live: new LiveAttempts(),
    defences: shippedDefences,
    atRestKey,
    clock,
    random,
    log,
    ...(surroundings.reached === undefined ? {} : { reached: surroundings.reached }),
  }
}

/** The hospital's data source, as the settings name it; paths count from the agent's home. */
export function sourceOf(home: Home, settings: AgentSettings, clock: Clock): Source {
  const { model, path, postgres, schema, dictionary } = settings.source
  const described = {
    model,
    ...(dictionary === undefined ? {} : { dictionary: resolvePath(home.folder, dictionary) }),
  }
  if (postgres !== undefined) {
    const place = postgresPlace(home.folder, postgres)
    return openSource({ ...described, postgres: place }, { clock })
  }
  const location = {
    ...described,
    path: resolvePath(home.folder, present(path, 'a path where there is no server')),
    ...(schema === undefined ? {} : { schema }),
  }
  return openSource(location, { clock })
}

/** What enrolment pinned, as keys. @throws SampanError not-enrolled, file-malformed */
function readTrust(home: Home): CoordinatorTrust {
  const file = home.vault.coordinator
  const { coordinator, log } = readEnrolment(home)
  const key = importSpki(present(fromBase64(coordinator.key), 'base64 that the schema accepted'))
  const verifier = parseVerifierKey(log.key)
  if (key === null || verifier === null) throw new SampanError('file-malformed', { file })
  return { id: coordinator.id, key, log: verifier }
}
