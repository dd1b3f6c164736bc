# Survival of men and women in survival::lung, people with a known institution: survfit and survdiff.
# Usage: Rscript lung-survival.R survival_lung.csv > lung-survival.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
suppressMessages(library(survival))
lung <- read.csv(commandArgs(trailingOnly = TRUE)[1])
lung <- lung[!is.na(lung$inst), ]
lung$dead <- as.integer(lung$status == 2)
columns <- function(fit) list(
  time = fit$time, n.risk = fit$n.risk, n.event = fit$n.event, surv = fit$surv,
  std.err = fit$std.err, conf.low = fit$lower, conf.high = fit$upper)
curve <- function(rows, type) {
  fit <- survfit(Surv(time, dead) ~ 1, lung[rows, ], conf.type = type)
  q <- quantile(fit)
  mean <- summary(fit, rmean = 365)$table[c("rmean", "se(rmean)")]
  c(columns(summary(fit, censored = TRUE)), list(
    quantiles = unname(q$quantile), low = unname(q$lower), high = unname(q$upper), rmst = unname(mean),
    at = columns(summary(fit, times = c(90, 180, 365, 730)))))
}
test <- function(fit) list(
  n = as.vector(fit$n), observed = if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs,
  expected = if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp, variance = fit$var,
  chisq = fit$chisq, df = 1, p.value = fit$pvalue)
cat(json(list(
  r = R.version.string,
  everyone = curve(TRUE, "log"),
  men = curve(lung$sex == 1, "log"), women = curve(lung$sex == 2, "log"),
  `log-rank` = test(survdiff(Surv(time, dead) ~ sex, lung)),
  `within-sites` = test(survdiff(Surv(time, dead) ~ sex + strata(inst), lung)))), "\n", sep = "")
