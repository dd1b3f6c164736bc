# Rscript test/oracles/splines.R > test/oracles/splines.json && npx prettier --write test/oracles/splines.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
library(splines)
at <- function(low, high) { w <- high - low; c(low - 2 * w, low - 0.1 * w, low, low + w * c(1e-9, 0.07, 0.2, 0.25, 0.5, 0.61, 0.9), high, high + 0.3 * w, high + 5 * w) }
cases <- list(
  list(knots = NULL, low = 0, high = 1), list(knots = 50, low = 29, high = 77), list(knots = c(45, 55), low = 29, high = 77),
  list(knots = c(0.1, 0.5, 0.9), low = 0, high = 1), list(knots = c(-3, -1, 0, 4, 40), low = -10, high = 1000),
  list(knots = seq(105, 195, by = 10), low = 100, high = 200), list(knots = c(1.5e-3, 2e-3), low = 1e-3, high = 9e-3), list(knots = c(30, 31, 75), low = 29, high = 77))
natural <- lapply(cases, function(k) {
  x <- c(at(k$low, k$high), k$knots)
  basis <- ns(x, knots = k$knots, Boundary.knots = c(k$low, k$high))
  list(knots = as.list(k$knots), low = k$low, high = k$high, x = x, names = as.list(colnames(basis)), basis = matrix(basis, nrow = length(x)))
})
b <- unlist(lapply(cases, function(k) lapply(if (length(k$knots) == 2) 1:5 else 3, function(degree) {
  x <- c(at(k$low, k$high), k$knots)
  basis <- suppressWarnings(bs(x, knots = k$knots, degree = degree, Boundary.knots = c(k$low, k$high)))
  list(knots = as.list(k$knots), low = k$low, high = k$high, degree = degree, x = x, names = as.list(colnames(basis)), basis = matrix(basis, nrow = length(x)))
})), recursive = FALSE)
x <- c(-12.5, -1, -0.1, 0, 1e-3, 0.7, 3, 140)
raw <- poly(x, 5, raw = TRUE)
cat(json(list(software = R.version.string, natural = natural, b = b,
  powers = list(x = x, names = as.list(colnames(raw)), basis = matrix(raw, nrow = length(x))))), "\n", sep = "")
