import type { Home } from '../config/home.ts'
import { readSettings, type AgentSettings } from '../config/settings.ts'
import { openLedger, type Ledger } from '../vault/ledger/ledger.ts'

/**
 * Opens the ledger of a home for one step of a command line; a running vault has it open at the same time.
 * @throws SampanError not-initialised, settings-invalid, schema-newer
 */
export async function withLedger<T>(
  home: Home,
  step: (ledger: Ledger, settings: AgentSettings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(home)
  const ledger = await openLedger(home.vault.ledger)
  try {
    return await step(ledger, settings)
  } finally {
    await ledger.destroy()
  }
}
