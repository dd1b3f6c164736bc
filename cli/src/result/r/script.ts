import { joinPath } from '@sampan/shared'
import type { ReleasedResult } from '@sampan/terminal'
import { cliTexts } from '../../text/cli-texts.ts'
import { baseName, type Exporting, type ResultFile } from '../result-files.ts'
import { everyPlot, plotOf } from './plots.ts'

/**
 * A script for R, without packages: reads the CSV files that lie beside it, prints the tables and plots them. Without a
 * screen the plots go into a PDF file beside it.
 */
export function scriptFile(
  released: readonly ReleasedResult[],
  { language, folder }: Exporting,
): ResultFile {
  const [first] = released
  const name = first?.run ?? 'results'
  const t = cliTexts(language)
  const calls = released.map((each) => {
    const file = `${baseName(each)}.csv`
    return `show_result(${[each.analysis, file].map(quoted).join(', ')}, ${plotOf(each.result.kind)})`
  })
  const content = [
    `# ${t('script.what', { run: name })}`,
    `# ${t('script.how', { file: `${name}.R` })}`,
    reading,
    everyPlot,
    opening(`${name}.pdf`),
    calls.join('\n'),
    'if (!interactive()) invisible(dev.off())',
  ].join('\n\n')
  return {
    analysis: null,
    format: 'r',
    file: joinPath(folder, `${name}.R`),
    content: `${content}\n`,
  }
}

/** Names of runs and analyses are letters, digits, `-` and `_`: JSON quotes them as R does. */
function quoted(name: string): string {
  return JSON.stringify(name)
}

const reading = `folder <- local({
  script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
  if (length(script) == 1) dirname(script) else "."
})

# A word that begins like a formula has an apostrophe before it, for spreadsheets.
read_table <- function(file) {
  table <- read.csv(file.path(folder, file), check.names = FALSE, na.strings = "",
                    stringsAsFactors = FALSE, encoding = "UTF-8")
  words <- vapply(table, is.character, logical(1))
  table[words] <- lapply(table[words], function(word) sub("^'([=+@-])", "\\\\1", word))
  table
}

show_result <- function(name, file, plot_table) {
  table <- read_table(file)
  cat("\\n", name, "\\n", sep = "")
  print(table, row.names = FALSE, digits = 7)
  if (!is.null(plot_table)) plot_table(name, table)
}`

function opening(file: string): string {
  return `if (!interactive()) {
  pdf_file <- file.path(folder, ${quoted(file)})
  if (capabilities("cairo")) cairo_pdf(pdf_file, width = 8, height = 6, onefile = TRUE) else
    pdf(pdf_file, width = 8, height = 6)
}`
}
