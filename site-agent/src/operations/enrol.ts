import type { Clock, CoordinatorTrust } from '@sampan/shared'
import type { Home } from '../config/home.ts'
import { readSettings } from '../config/settings.ts'
import { addressOf } from '../enrol/address.ts'
import { enrolSite } from '../enrol/enrol.ts'
import { readCertificate } from '../keys/site-keys.ts'

/**
 * Enrols the agent of a home: keys and root for its relay, `coordinator.json` for its vault. May be repeated until it
 * worked. @throws SampanError as enrolSite, and not-initialised, settings-invalid
 */
export async function enrolHome(
  home: Home,
  proof: { readonly token: string; readonly fingerprint: string },
  clock: Clock,
): Promise<CoordinatorTrust> {
  const { coordinator } = readSettings(home)
  const options = {
    folder: home.relay.folder,
    vaultCopy: home.vault.coordinator,
    address: addressOf(coordinator),
    certificate: readCertificate(home),
    ...proof,
  }
  return enrolSite(options, clock)
}
