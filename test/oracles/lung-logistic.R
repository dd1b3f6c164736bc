# Logistic regression of death on age, sex and ECOG score in survival::lung, complete cases with a known institution.
# Usage: Rscript lung-logistic.R survival_lung.csv
arguments <- commandArgs(trailingOnly = TRUE)
lung <- read.csv(arguments[1])
lung <- lung[!is.na(lung$inst), ]
lung$dead <- as.integer(lung$status == 2)
lung$female <- as.integer(lung$sex == 2)
fit <- glm(dead ~ age + female + ph.ecog, family = binomial, data = lung,
           control = glm.control(epsilon = 1e-14, maxit = 50))
table <- summary(fit)$coefficients
number <- function(x) sprintf("%.17g", x)
line <- function(i) sprintf(
  '    {"term": "%s", "estimate": %s, "std.error": %s, "statistic": %s, "p.value": %s}',
  rownames(table)[i], number(table[i, 1]), number(table[i, 2]), number(table[i, 3]), number(table[i, 4]))
cat('{\n  "r": "', R.version.string, '",\n', sep = "")
cat('  "n": ', nobs(fit), ',\n  "deviance": ', number(deviance(fit)), ',\n', sep = "")
cat('  "null.deviance": ', number(fit$null.deviance), ',\n  "aic": ', number(AIC(fit)), ',\n', sep = "")
cat('  "estimates": [\n', paste(sapply(seq_len(nrow(table)), line), collapse = ",\n"), '\n  ]\n}\n', sep = "")
