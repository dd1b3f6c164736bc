import { group, momentText, needed, openP256, renderFields, text } from '@sampan/terminal'
import { agentTexts } from '../text/agent-texts.ts'
import { setupWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

const show = atHome({
  name: 'show',
  words: setupWords('identityShow'),
  arguments: {},
  options: {},
  examples: ['sampan-agent identity show'],
  codes: [],
  run: async (_, session, home) => {
    const { showIdentity } = await import('../operations/identity.ts')
    const found = showIdentity(home)
    const { certificate, coordinator } = found
    const t = agentTexts(session.language)
    const enrolled: readonly (readonly [string, string])[] =
      coordinator === null
        ? [[t('label.coordinator'), t('word.notEnrolled')]]
        : [
            [t('label.coordinator'), `${coordinator.id} (${coordinator.trustDomain})`],
            [t('label.root'), coordinator.root],
            [t('label.log'), coordinator.log.key],
          ]
    const fields = renderFields([
      [t('label.site'), found.site],
      [t('label.controller'), found.controller],
      [t('label.jurisdiction'), found.jurisdiction],
      [t('label.identity'), found.identity],
      [t('label.protocolKey'), found.protocolKey],
      [t('label.witnessKey'), found.witnessKey],
      [t('label.serial'), String(certificate.serial)],
      [t('label.from'), momentText(certificate.notBefore)],
      [t('label.until'), momentText(certificate.notAfter)],
      ...enrolled,
    ])
    return { data: { ...found, certificate: { ...certificate } }, text: fields }
  },
})

const renew = atHome({
  name: 'renew',
  words: setupWords('identityRenew'),
  arguments: {},
  options: { key: needed(text('FILE')), 'passphrase-file': text('FILE') },
  examples: ['sampan-agent identity renew --key /media/usb/identity.key.pem'],
  codes: ['file-missing', 'passphrase-wrong', 'identity-mismatch'],
  run: async ({ key: file, 'passphrase-file': passphraseFile }, session, home) => {
    const { renewIdentity } = await import('../operations/identity.ts')
    const key = await openP256(session, file, passphraseFile)
    const renewed = renewIdentity(home, key, session.surroundings.clock)
    const t = agentTexts(session.language)
    const words = { serial: String(renewed.serial), until: momentText(renewed.notAfter) }
    return { data: { ...renewed }, text: t('identity.renewed', words) }
  },
})

export const identity = group({
  name: 'identity',
  words: setupWords('identity'),
  commands: [show, renew],
})
