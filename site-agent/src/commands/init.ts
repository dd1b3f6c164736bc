import { jurisdictionSchema, message, nameSchema } from '@sampan/shared'
import {
  checked,
  choice,
  choosePassphrase,
  flag,
  needed,
  renderFields,
  text,
  whole,
} from '@sampan/terminal'
import { agentTexts } from '../text/agent-texts.ts'
import { setupWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'
import { sourceSettings } from './data-option.ts'

const name = (placeholder: string) => checked(placeholder, nameSchema, message('fault.site'))

export const init = atHome({
  name: 'init',
  words: setupWords('init'),
  arguments: {},
  options: {
    site: needed(name('NAME')),
    controller: needed(name('NAME')),
    jurisdiction: needed(choice('JURISDICTION', jurisdictionSchema.options)),
    coordinator: needed(text('URL')),
    data: needed(text('PATH')),
    model: choice('MODEL', ['omop', 'registry']),
    schema: text('SCHEMA'),
    dictionary: text('FILE'),
    'vocabulary-schema': text('SCHEMA'),
    'password-file': text('FILE'),
    'ca-file': text('FILE'),
    dataset: name('NAME'),
    level: whole('LEVEL', 1, 5),
    'not-sensitive': flag,
    genetic: flag,
    national: choice('GRADE', ['general', 'important', 'core']),
    'identity-key': text('FILE'),
    'passphrase-file': text('FILE'),
    'no-passphrase': flag,
  },
  examples: [
    'sampan-agent init --site hk-east --controller east-trust --jurisdiction HK --coordinator https://trials.example:8443 --data /data/cdm.duckdb --identity-key /media/usb/identity.key.pem',
  ],
  codes: ['already-initialised', 'file-exists', 'value-invalid', 'not-confirmed'],
  run: async (given, session, home) => {
    const { initHome, requireNewHome } = await import('../operations/init-home.ts')
    requireNewHome(home)
    const passphrase = given['no-passphrase']
      ? undefined
      : await choosePassphrase(session, { file: given['passphrase-file'] })
    const settings = {
      site: given.site,
      controller: given.controller,
      jurisdiction: given.jurisdiction,
      coordinator: given.coordinator,
      source: sourceSettings(given),
      dataset: {
        id: given.dataset ?? given.site,
        level: given.level ?? 3,
        sensitive: !given['not-sensitive'],
        genetic: given.genetic,
        national: given.national ?? ('general' as const),
      },
    }
    const options = { settings, identityKeyFile: given['identity-key'], passphrase }
    const made = initHome(home, options, session.surroundings)
    const t = agentTexts(session.language)
    const fields = renderFields([
      [t('label.home'), home.folder],
      [t('label.identity'), made.identity],
      [t('label.identityKeyFile'), made.identityKeyFile],
    ])
    return {
      data: { home: home.folder, site: given.site, ...made },
      text: `${fields}\n\n${t('init.next', { file: made.identityKeyFile })}`,
    }
  },
})
