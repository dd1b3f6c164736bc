# Rscript test/oracles/describe-groups.R > test/oracles/describe-groups.json && npx prettier --write test/oracles/describe-groups.json
# Standardised differences as package tableone has them: numbers |m1 - m2| / sqrt((v1 + v2) / 2), here with the sign of
# first less second; levels the multinomial distance of Yang and Dalton with a generalised inverse.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
people <- read.csv(here("people.csv"), colClasses = c(stage = "character"))
ginv <- function(X) { s <- svd(X); d <- s$d > 1e-10 * s$d[1]; s$v[, d, drop = FALSE] %*% (t(s$u[, d, drop = FALSE]) / s$d[d]) }
smd_number <- function(a, b) (mean(a, na.rm = TRUE) - mean(b, na.rm = TRUE)) / sqrt((var(a, na.rm = TRUE) + var(b, na.rm = TRUE)) / 2)
smd_levels <- function(a, b, names) {
  p <- prop.table(table(factor(a, names)))[-1]; q <- prop.table(table(factor(b, names)))[-1]
  S <- function(p) diag(as.vector(p), length(p)) - outer(as.vector(p), as.vector(p))
  d <- as.vector(p - q)
  sqrt(as.vector(t(d) %*% ginv((S(p) + S(q)) / 2) %*% d))
}
number <- function(x) list(n = sum(!is.na(x)), missing = sum(is.na(x)), mean = mean(x, na.rm = TRUE), sd = sd(x, na.rm = TRUE),
                           quantiles = unname(quantile(x, c(0.1, 0.25, 0.5, 0.75, 0.9), na.rm = TRUE)))
counts <- function(x, names) vapply(names, function(l) sum(x == l, na.rm = TRUE), 1, USE.NAMES = FALSE)
smoking <- c("never", "former", "current")
by <- function(group, levels) {
  parts <- lapply(levels, function(l) people[!is.na(group) & group == l, ])
  pairs <- combn(length(levels), 2)
  most <- function(f) { all <- apply(pairs, 2, function(k) f(parts[[k[1]]], parts[[k[2]]])); all[which.max(abs(all))] }
  list(groups = lapply(parts, function(p) list(people = nrow(p), age = number(p$age), bmi = number(p$bmi), smoking = counts(p$smoking, smoking))),
       smd = list(age = most(function(a, b) smd_number(a$age, b$age)), bmi = most(function(a, b) smd_number(a$bmi, b$bmi)),
                  smoking = most(function(a, b) smd_levels(a$smoking, b$smoking, smoking))))
}
cat(json(list(software = R.version.string, sex = by(people$sex, 0:1), stage = by(people$stage, as.character(1:4)))), "\n", sep = "")
