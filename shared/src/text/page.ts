import { digestOf } from '../encoding/statement.ts'
import type { Language } from '../governance/records.ts'
import { suite } from '../identity/keys.ts'
import type { SignedStudy } from '../manifest/manifest.ts'
import { noFiles, type StudyFiles } from '../manifest/study-files.ts'
import { speak, type Speak } from './catalogue.ts'
import { bullet, quote, wrap } from './layout.ts'
import { analysisSection } from './page-analyses.ts'
import { dataSection } from './page-data.ts'
import { floorSection } from './page-floors.ts'
import { collusionSection, leavingSection, recipientSection, timeSection } from './page-flow.ts'
import { siteSection } from './page-sites.ts'

/**
 * The page that approvers read before they sign: everything that the manifest says, in their language, as plain text
 * of 100 columns; `files` are those that the manifest names. A function of its arguments alone (no locale data, no clock), because its digest is signed and
 * computed again elsewhere. What the researcher wrote stands behind ">" or in quotes.
 * @throws SampanError study-file-missing, manifest-digest-mismatch, codes of readDefinition
 */
export function renderStudyPage(
  study: SignedStudy,
  language: Language,
  files: StudyFiles = noFiles,
): string {
  const t = speak(language)
  const { manifest } = study
  const sections: readonly (readonly string[])[] = [
    header(t, study),
    askerSection(t, study),
    siteSection(t, manifest),
    dataSection(t, manifest, files),
    analysisSection(t, manifest),
    leavingSection(t, manifest),
    floorSection(t, manifest),
    recipientSection(t, manifest),
    timeSection(t, manifest),
    collusionSection(t, manifest),
    wrap(t('page.end', { digest: study.name })),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** What the signature of an approval covers beside the manifest: the language and the text of the page. */
export function pageDigest(language: Language, text: string): Uint8Array {
  return digestOf(suite, 'page', [language, text])
}

function header(t: Speak, { manifest, name }: SignedStudy): string[] {
  return [
    `# ${t('page.heading')}`,
    '',
    ...wrap(t('page.intro')),
    '',
    ...bullet(t('page.digest', { digest: name })),
    ...bullet(t('page.id', { id: manifest.id })),
    ...bullet(t('page.form', { schema: manifest.schema, suite: String(manifest.suite) })),
    ...bullet(
      manifest.parent === null ? t('page.new') : t('page.amends', { digest: manifest.parent }),
    ),
  ]
}

function askerSection(t: Speak, { manifest }: SignedStudy): string[] {
  const { investigator, protocolDigest } = manifest
  return [
    `## ${t('page.who')}`,
    '',
    t('page.title'),
    ...quote(manifest.title),
    t('page.purpose'),
    ...quote(manifest.purpose),
    t('page.sponsor'),
    ...quote(manifest.sponsor),
    t('page.investigator'),
    ...quote(investigator.name),
    ...quote(investigator.affiliation),
    '',
    ...bullet(
      investigator.key === null
        ? t('page.investigatorNoKey')
        : t('page.investigatorKey', { digest: investigator.key }),
    ),
    ...bullet(
      protocolDigest === null
        ? t('page.noProtocol')
        : t('page.protocol', { digest: protocolDigest }),
    ),
  ]
}
