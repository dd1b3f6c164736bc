# Rscript test/oracles/site-effects.R ../shared/data/heart > test/oracles/site-effects.json && npx prettier --write test/oracles/site-effects.json
# Standard errors at the maximum: glm's own are those of the step before the last, 8e-8 away where Switzerland is almost separated.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
folder <- commandArgs(TRUE)[1]
columns <- c("age", "sex", "cp", "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "oldpeak", "slope", "ca", "thal", "num")
people <- do.call(rbind, lapply(c("cleveland", "hungarian", "switzerland", "va"), function(site) {
  read <- read.csv(file.path(folder, paste0("processed.", site, ".data")), header = FALSE, na.strings = "?", col.names = columns)
  cbind(read[setdiff(columns, c("slope", "ca", "thal"))], site = site)
}))
people <- people[complete.cases(people), ]
people$y <- as.integer(people$num > 0)
people$cp <- factor(people$cp)
people$restecg <- factor(people$restecg)

formula <- y ~ age + sex + trestbps + chol + fbs + thalach + exang + oldpeak + cp + restecg + site
control <- glm.control(epsilon = 1e-15, maxit = 100)
first <- glm(formula, binomial, people, control = control)
table <- coef(summary(glm(formula, binomial, people, start = coef(first), control = control)))
cat(json(list(
  software = R.version.string, n = nobs(first), deviance = deviance(first),
  terms = as.list(rownames(table)), estimate = as.list(unname(table[, 1])), error = as.list(unname(table[, 2]))
)), "\n", sep = "")
