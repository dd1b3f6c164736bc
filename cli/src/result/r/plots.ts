const labels = `label_lines <- function(labels) {
  2 + 0.5 * min(40, max(nchar(labels, type = "width", allowNA = TRUE), 0, na.rm = TRUE))
}`

const estimates = `forest_plot <- function(name, table) {
  rows <- table[table$term != "(Intercept)", , drop = FALSE]
  # odds.ratio, hazard.ratio, exp.estimate: with their own intervals, on a logarithmic axis.
  ratio <- grep("[.](ratio|estimate)$", names(rows), value = TRUE)
  columns <- if (length(ratio) == 1) {
    c(ratio, paste0(sub("[.](ratio|estimate)$", "", ratio), c(".conf.low", ".conf.high")))
  } else c("estimate", "conf.low", "conf.high")
  rows <- rows[is.finite(rows[[columns[1]]]), , drop = FALSE]
  if (nrow(rows) == 0) return(invisible())
  at <- rev(seq_len(nrow(rows)))
  neutral <- if (length(ratio) == 1) 1 else 0
  ends <- unlist(rows[columns])
  if (length(ratio) == 1) ends <- ends[ends > 0]
  old <- par(mar = c(4, label_lines(rows$term), 3, 1))
  on.exit(par(old))
  plot(rows[[columns[1]]], at, log = if (neutral == 1) "x" else "", pch = 15, yaxt = "n",
       xlim = range(c(neutral, ends), finite = TRUE), ylim = c(0.5, nrow(rows) + 0.5),
       xlab = columns[1], ylab = "", main = name)
  segments(rows[[columns[2]]], at, rows[[columns[3]]], at)
  axis(2, at, rows$term, las = 1)
  abline(v = neutral, lty = 2)
}`

const counts = `count_plot <- function(name, table) {
  rows <- table[is.finite(table$people), , drop = FALSE]
  rows <- rows[seq_len(min(40, nrow(rows))), , drop = FALSE]
  if (nrow(rows) == 0) return(invisible())
  labels <- rows[[1]]
  old <- par(mar = c(4, label_lines(labels), 3, 1))
  on.exit(par(old))
  barplot(rev(rows$people), names.arg = rev(labels), horiz = TRUE, las = 1, xlab = "people", main = name)
}`

const description = `describe_plot <- function(name, table) {
  numbers <- table[is.finite(table$mean) & is.finite(table$sd), , drop = FALSE]
  for (k in seq_len(nrow(numbers))) {
    row <- numbers[k, ]
    ends <- row$mean + c(-2, 2) * row$sd
    plot(row$mean, 1, xlim = ends + c(0, if (row$sd == 0) 1 else 0), pch = 15, yaxt = "n",
         xlab = "mean, one sd on both sides", ylab = "", main = paste0(name, ": ", row$feature))
    segments(row$mean - row$sd, 1, row$mean + row$sd, 1)
  }
  shares <- table[is.finite(table$proportion), , drop = FALSE]
  for (feature in unique(shares$feature)) {
    rows <- shares[shares$feature == feature, , drop = FALSE]
    barplot(rows$proportion, names.arg = rows$level, ylim = c(0, 1), ylab = "proportion",
            main = paste0(name, ": ", feature))
  }
}`

const rates = `rate_plot <- function(name, table) {
  rows <- table[is.finite(table$rate), , drop = FALSE]
  if (nrow(rows) == 0) return(invisible())
  at <- rev(seq_len(nrow(rows)))
  labels <- ifelse(is.na(rows$stratum), name, rows$stratum)
  old <- par(mar = c(4, label_lines(labels), 3, 1))
  on.exit(par(old))
  plot(rows$rate, at, pch = 15, yaxt = "n", ylim = c(0.5, nrow(rows) + 0.5), ylab = "",
       xlim = range(c(0, rows$rate, rows$conf.low, rows$conf.high), finite = TRUE),
       xlab = "rate", main = name)
  segments(rows$conf.low, at, rows$conf.high, at)
  axis(2, at, labels, las = 1)
}`

const cells = `cell_plot <- function(name, table) {
  table$stratum[is.na(table$stratum)] <- ""
  for (stratum in unique(table$stratum)) {
    cells <- xtabs(people ~ row + column, table[table$stratum == stratum, , drop = FALSE])
    if (sum(cells) > 0) mosaicplot(cells, main = trimws(paste(name, stratum)), color = TRUE)
  }
}`

const survival = `survival_plot <- function(name, table) {
  table$strata[is.na(table$strata)] <- name
  groups <- unique(table$strata)
  plot(NA, xlim = c(0, max(table$time)), ylim = c(0, 1), xlab = "time (days)", ylab = "surv", main = name)
  for (k in seq_along(groups)) {
    rows <- table[table$strata == groups[k], , drop = FALSE]
    lines(c(0, rows$time), c(1, rows$surv), type = "s", lty = k, lwd = 2)
    for (limit in c("conf.low", "conf.high"))
      lines(c(0, rows$time), c(1, rows[[limit]]), type = "s", lty = k, col = "grey50")
  }
  legend("bottomleft", groups, lty = seq_along(groups), lwd = 2, bty = "n")
}`

/** The functions of R that plot tables. */
export const everyPlot = [labels, estimates, counts, description, rates, cells, survival].join(
  '\n\n',
)

const plots: Readonly<Record<string, string>> = {
  cox: 'forest_plot',
  km: 'survival_plot',
  crosstab: 'cell_plot',
  glm: 'forest_plot',
  incidence: 'rate_plot',
  feasibility: 'count_plot',
  prevalence: 'count_plot',
  describe: 'describe_plot',
}

/** The name of the function that plots results of a kind; NULL where the table says it all. */
export function plotOf(kind: string): string {
  return Object.hasOwn(plots, kind) ? (plots[kind] ?? 'NULL') : 'NULL'
}
