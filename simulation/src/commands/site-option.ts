import { nameSchema, SampanError } from '@sampan/shared'
import type { Parameter } from '@sampan/terminal'
import type { LocalSite } from '../simulate/local-sites.ts'
import { simulationTexts } from '../text/simulation-texts.ts'

/** `--site NAME=DATA`, again for every hospital. */
export const siteOption: Parameter<readonly LocalSite[]> = {
  placeholder: 'NAME=DATA',
  short: null,
  needed: true,
  many: true,
  read: (given, { name, language }) => {
    const wrong = (expected: string): never => {
      throw new SampanError('usage-invalid', { problem: 'wrong-value', given: name, expected })
    }
    const t = simulationTexts(language)
    if (given.length === 0)
      throw new SampanError('usage-invalid', { problem: 'missing-option', given: name })
    const sites = given.map((word) => parseSite(word) ?? wrong(t('expected.site')))
    const names = sites.map(({ id }) => id)
    const twice = names.find((id, k) => names.indexOf(id) !== k)
    return twice === undefined ? sites : wrong(t('expected.siteOnce', { site: twice }))
  },
}

/** The name ends at the first `=`: paths may have more of them. */
function parseSite(word: string): LocalSite | null {
  const at = word.indexOf('=')
  const id = nameSchema.safeParse(word.slice(0, Math.max(0, at))).data
  const path = word.slice(at + 1)
  return id === undefined || path === '' ? null : { id, path }
}
