# Rscript test/oracles/curves.R > test/oracles/curves.json && npx prettier --write test/oracles/curves.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
library(splines)
people <- read.csv(here("people.csv"), colClasses = c(stage = "character"))
people$smoking <- factor(people$smoking, levels = c("never", "former", "current"))
natural <- function(x) ns(x, knots = c(45, 60), Boundary.knots = c(35, 80))
cubic <- function(x) bs(x, knots = 28, Boundary.knots = c(10, 45))
square <- function(x) bs(x, knots = c(20, 25, 30), degree = 2, Boundary.knots = c(10, 45))
power <- function(x) poly(x, 3, raw = TRUE)

fit <- function(formula) {
  model <- glm(formula, binomial, people, control = glm.control(epsilon = 1e-15, maxit = 100))
  model <- glm(formula, binomial, people, start = coef(model), control = glm.control(epsilon = 1e-15, maxit = 100))
  table <- coef(summary(model))
  list(
    terms = as.list(rownames(table)), n = nobs(model), deviance = deviance(model),
    estimate = as.list(unname(table[, 1])), error = as.list(unname(table[, 2])),
    rows = unname(model.matrix(model)[1:25, ])
  )
}

cat(json(list(
  software = R.version.string,
  natural = fit(y ~ natural(age) + sex),
  cubic = fit(y ~ cubic(bmi) + age),
  square = fit(y ~ square(bmi)),
  power = fit(y ~ power(bmi)),
  byLevel = fit(y ~ natural(age) + smoking + natural(age):smoking),
  byFlag = fit(y ~ sex + power(bmi) + sex:power(bmi)),
  product = fit(y ~ natural(age):power(bmi)),
  nested = fit(y ~ 0 + smoking + natural(age):sex)
)), "\n", sep = "")
