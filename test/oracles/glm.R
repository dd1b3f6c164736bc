# Rscript test/oracles/glm.R > test/oracles/glm.json && npx prettier --write test/oracles/glm.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
people <- read.csv(here("people.csv"), colClasses = c(stage = "character"))
people$smoking <- factor(people$smoking, levels = c("never", "former", "current"))
people$stage <- factor(people$stage, levels = c("1", "2", "3", "4"))
people$smokingC <- people$smoking
contrasts(people$smokingC) <- contr.treatment(levels(people$smoking), base = 3)
people$combined <- 2 * people$bmi - people$age

fit <- function(formula, level = 0.95) {
  model <- glm(formula, family = binomial, data = people, control = glm.control(epsilon = 1e-15, maxit = 60))
  table <- coef(summary(model))
  interval <- confint.default(model, level = level)
  list(
    formula = paste(deparse(formula), collapse = ""),
    columns = as.list(colnames(model.matrix(model))),
    n = nobs(model), cases = sum(model$y), level = level,
    estimate = as.list(unname(table[, 1])), error = as.list(unname(table[, 2])), z = as.list(unname(table[, 3])), p = as.list(unname(table[, 4])),
    low = as.list(unname(interval[, 1])), high = as.list(unname(interval[, 2])), vcov = unname(vcov(model)),
    deviance = deviance(model), nullDeviance = model$null.deviance,
    dfResidual = model$df.residual, dfNull = model$df.null, aic = AIC(model), logLik = as.numeric(logLik(model))
  )
}

aliased <- function(formula) names(which(is.na(coef(glm(formula, family = binomial, data = people)))))

cat(json(list(
  software = R.version.string,
  fits = list(
    main = fit(y ~ age + sex + smoking),
    reference = fit(y ~ age + smokingC, 0.9),
    slopes = fit(y ~ age + smoking + age:smoking),
    cells = fit(y ~ sex + smoking + sex:smoking),
    withoutIntercept = fit(y ~ 0 + age + smoking),
    numbersWithoutIntercept = fit(y ~ 0 + age + bmi),
    scaled = fit(y ~ I((log(crp) - 0.5) / 2) + I((age - 60) / 10), 0.99),
    product = fit(y ~ age + bmi + age:bmi),
    nestedSlopes = fit(y ~ smoking + age:smoking),
    constant = fit(y ~ 1),
    three = fit(y ~ age + sex + stage + age:sex + age:stage + sex:stage + age:sex:stage)
  ),
  aliased = list(
    combined = as.list(aliased(y ~ age + bmi + combined + sex)),
    first = as.list(aliased(y ~ combined + age + sex + bmi))
  )
)), "\n", sep = "")
