# Logistic models of the heart data by R's glm, iterated until nothing moves: with its default epsilon R prints the standard
# errors of the step before the last. Reads complete_cases.csv of the reference data; writes heart-converged.json.
here <- function(name) file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), name)
source(here("json.R"))
d <- read.csv(file.path(commandArgs(TRUE)[1], "heart", "complete_cases.csv"))
d$cp <- factor(d$cp); d$restecg <- factor(d$restecg); d$site <- factor(d$site)
control <- glm.control(epsilon = 1e-15, maxit = 50)
answer <- function(formula, data = d) {
  fit <- glm(formula, binomial, data, control = control)
  # Once more from there: the weights, and so the errors, are those of the point before.
  fit <- glm(formula, binomial, data, control = control, start = coef(fit))
  s <- summary(fit)$coefficients
  list(terms = rownames(s), coef = unname(s[, 1]), se = unname(s[, 2]), deviance = deviance(fit))
}
full <- y ~ age + sex + trestbps + chol + fbs + thalach + exang + oldpeak + cp + restecg
reduced <- y ~ age + sex + thalach + exang + oldpeak
cat(file = here("heart-converged.json"), json(list(
  r = R.version.string,
  pooled_full_plus_site = answer(update(full, . ~ . + site)),
  pooled_reduced = answer(reduced),
  pooled_reduced_plus_site = answer(update(reduced, . ~ . + site))
)), "\n")
