# Rscript test/oracles/describe.R > test/oracles/describe.json && npx prettier --write test/oracles/describe.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
people <- read.csv(here("people.csv"), colClasses = c(stage = "character"))
numeric <- function(x) {
  present <- x[!is.na(x)]
  m <- function(k) mean((present - mean(present))^k)
  list(n = length(present), missing = sum(is.na(x)), mean = mean(present), sd = sd(present),
       skewness = m(3) / m(2)^1.5, kurtosis = m(4) / m(2)^2)
}
levels <- function(x, names) list(
  n = sum(!is.na(x)), missing = sum(is.na(x)), counts = vapply(names, function(l) sum(x == l, na.rm = TRUE), 1, USE.NAMES = FALSE)
)
cat(json(list(
  software = R.version.string,
  people = nrow(people),
  age = numeric(people$age), bmi = numeric(people$bmi), crp = numeric(people$crp),
  sex = levels(people$sex, c("0", "1")), smoking = levels(people$smoking, c("never", "former", "current")),
  stage = levels(people$stage, c("1", "2", "3", "4"))
)), "\n", sep = "")
