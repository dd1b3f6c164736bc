import { formatNumber } from '@sampan/shared'
import { renderFields, renderTable } from '@sampan/terminal'
import { readSettings } from '../config/settings.ts'
import { agentTexts } from '../text/agent-texts.ts'
import { oversightWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

export const egress = atHome({
  name: 'egress',
  words: oversightWords('egress'),
  arguments: {},
  options: {},
  examples: ['sampan-agent egress', 'sampan-agent egress --json'],
  codes: [],
  run: async (_, session, home) => {
    const { egressOf } = await import('../operations/egress.ts')
    const found = egressOf(readSettings(home).coordinator)
    const t = agentTexts(session.language)
    const size = (bytes: number): string => formatNumber(session.language, bytes)
    const head = renderFields([
      [t('label.host'), found.host],
      [t('label.port'), String(found.port)],
      [t('label.protocol'), `TCP, ${found.protocol}`],
      [t('label.direction'), t('egress.out')],
      [t('label.inbound'), t('egress.in')],
    ])
    const rows = [
      ...found.requests.map(({ path, bytesMax, name }) => [
        `POST ${path}`,
        size(bytesMax),
        t(`egress.${name}`),
      ]),
      ...found.messages.map(({ type, bytesMax }) => [type, size(bytesMax), t(`egress.${type}`)]),
    ]
    const columns = [
      { head: t('label.message') },
      { head: t('label.bytesMax'), align: 'right' as const },
      { head: t('label.when') },
    ]
    const data = {
      ...found,
      requests: found.requests.map((each) => ({ ...each, when: t(`egress.${each.name}`) })),
      messages: found.messages.map((each) => ({ ...each, when: t(`egress.${each.type}`) })),
    }
    return {
      data,
      text: `${head}\n\n${renderTable({ columns, rows }, session.columns)}\n\n${t('egress.note')}`,
    }
  },
})
