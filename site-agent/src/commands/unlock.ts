import { confirm, flag, needed, openKey, text } from '@sampan/terminal'
import { agentTexts } from '../text/agent-texts.ts'
import { runningWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const unlock = atHome({
  name: 'unlock',
  words: runningWords('unlock'),
  arguments: {},
  options: { key: needed(text('FILE')), 'passphrase-file': text('FILE'), yes: flag },
  examples: ['sampan-agent unlock --key /media/usb/chan.key.pem'],
  codes: ['approver-unknown', 'passphrase-wrong', 'not-confirmed'],
  run: async ({ key: file, 'passphrase-file': passphraseFile, yes }, session, home) => {
    const { lockReason, unlockAgent } = await import('../operations/unlock.ts')
    const { withLedger } = await import('../operations/with-ledger.ts')
    const t = agentTexts(session.language)
    return withLedger(home, async (ledger) => {
      const reason = await lockReason(ledger)
      if (reason === null) return { data: { reason, unlockedBy: null }, text: t('unlock.nothing') }
      await confirm(session, t('unlock.ask', { reason }), { yes })
      const { key } = await openKey(session, file, passphraseFile)
      const { name } = await unlockAgent(ledger, key)
      return { data: { reason, unlockedBy: name }, text: t('unlock.done', { name }) }
    })
  },
})
