# Answers of R for the people of shared/src/analysis/bad-input.test.data.ts with bad columns:
# Rscript test/oracles/bad-input.R > test/oracles/bad-input.json && npx prettier --write test/oracles/bad-input.json
suppressPackageStartupMessages(library(survival))
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))

k <- 0:119
made <- function(m, c) ((k + c)^3 * 31 + (k + c)^2 * 17 + c) %% 10007 %% m
people <- data.frame(
  x = made(11, 1), z = made(13, 2), b = made(2, 3), f = made(3, 4), ward = k %% 40, y = made(2, 6),
  count = made(5, 7), cost = 1 + made(23, 8), pressure = 100 + made(31, 9), w = made(3, 10),
  time = 1 + made(89, 11), event = as.numeric(made(3, 12) > 0), site = k %% 3
)
with <- function(...) {
  new <- list(...)
  changed <- people
  for (name in names(new)) changed[[name]] <- new[[name]]
  changed
}
gaps <- people
gapped <- c("x", "b", "y", "f", "count", "cost", "pressure", "time", "event")
for (j in seq_along(gapped)) gaps[[gapped[j]]][(k + j) %% 20 == 0] <- NA
inputs <- list(
  fine = people,
  "x constant" = with(x = rep(4, 120)),
  "b constant" = with(b = rep(1, 120)),
  "f constant" = with(f = rep(0, 120)),
  aliased = with(z = 2 * people$x + people$b),
  separated = with(y = as.numeric(people$x > 5), count = ifelse(people$f == 2, 0, people$count),
    event = ifelse(people$b == 1, people$event, 0)),
  "outcome constant" = with(y = rep(1, 120), count = rep(2, 120), cost = rep(3, 120), pressure = rep(100, 120), event = rep(0, 120)),
  "one event" = with(y = as.numeric(k == 60), count = as.numeric(k == 60), event = as.numeric(k == 60)),
  "events only" = with(event = rep(1, 120)),
  "ties everywhere" = with(time = rep(50, 120)),
  "times all 0" = with(time = rep(0, 120)),
  "times some 0" = with(time = ifelse(k %% 4 == 0, 0, people$time)),
  "values missing" = gaps,
  "level of one site" = with(f = ifelse(people$site == 0, people$f, people$f %% 2))
)
number <- function(value) if (length(value) == 0 || !is.finite(value)) NA else unname(as.numeric(value))
quiet <- function(call) tryCatch(suppressWarnings(call), error = function(e) NA)
numbers <- function(values) lapply(unname(as.numeric(values)), number)

describe <- function(d) {
  x <- d$x[!is.na(d$x)]
  c(length(x), mean(x), sd(x), table(factor(d$b, 0:1)), table(factor(d$f, 0:2)))
}
groups <- function(d) {
  unlist(lapply(0:1, function(y) c(sum(d$y == y, na.rm = TRUE), describe(d[which(d$y == y), ]))))
}
crosstab <- function(d) {
  d <- d[complete.cases(d[c("b", "y", "f")]), ]
  all <- table(factor(d$b, 0:1), factor(d$y, 0:1), factor(d$f, 0:2))
  flat <- apply(all, 1:2, sum)
  full <- all(rowSums(flat) > 0) && all(colSums(flat) > 0)
  tests <- if (!full) rep(NA, 3) else {
    c(quiet(chisq.test(flat, correct = FALSE)$statistic), quiet(chisq.test(flat)$p.value), fisher.test(flat)$p.value)
  }
  c(as.vector(aperm(all, c(2, 1, 3))), tests)
}
incidence <- function(d) {
  d <- d[complete.cases(d[c("event", "time", "f")]), ]
  unlist(lapply(0:2, function(f) {
    own <- d[d$f == f, ]
    days <- sum(own$time)
    rate <- if (days == 0) list(estimate = NA, conf.int = c(NA, NA)) else poisson.test(sum(own$event), days / 365.25 / 1000)
    c(nrow(own), sum(own$event), days, rate$estimate, rate$conf.int)
  }))
}
model <- function(outcome, family) function(d) {
  terms <- if (length(unique(na.omit(d$f))) > 1) " ~ x + b + factor(f)" else " ~ x + b"
  control <- glm.control(epsilon = 1e-15, maxit = 50)
  fit <- suppressWarnings(glm(as.formula(paste(outcome, terms)), family, d, control = control))
  # R stops when the deviance does, with the standard errors of the step before.
  for (again in 1:4) fit <- suppressWarnings(update(fit, start = coef(fit)))
  c(nobs(fit), coef(fit), summary(fit)$coefficients[, 2], deviance(fit))
}
cox <- function(ties, extra = "") function(d) {
  control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)
  fit <- suppressWarnings(coxph(as.formula(paste("Surv(time, event) ~ x + b + factor(f)", extra)), d, ties = ties, control = control))
  c(fit$n, fit$nevent, coef(fit), sqrt(diag(vcov(fit))), fit$loglik[2])
}
km <- function(d) {
  fit <- survfit(Surv(time, event) ~ b, d[complete.cases(d[c("time", "event", "b")]), ])
  all <- summary(fit, times = 30, extend = TRUE)
  c(fit$n, all$surv, tapply(fit$n.event, rep(seq_along(fit$n), if (is.null(fit$strata)) length(fit$time) else fit$strata), sum),
    if (is.null(fit$strata)) summary(fit, rmean = 60)$table[["rmean"]] else summary(fit, rmean = 60)$table[, "rmean"])
}
logrank <- function(d) {
  fit <- survdiff(Surv(time, event) ~ f, d)
  c(fit$n, fit$obs, fit$exp, fit$chisq)
}
evaluate <- function(d) {
  d <- d[complete.cases(d[c("x", "b", "y")]), ]
  p <- plogis(-0.5 + 0.1 * d$x - 0.2 * d$b)
  c(nrow(d), sum(d$y), mean((d$y - p)^2))
}
prevalence <- function(d) c(sum(d$b == 1, na.rm = TRUE), sum(d$y == 1, na.rm = TRUE))
kinds <- list(
  describe = describe, "describe by group" = groups, crosstab = crosstab, incidence = incidence,
  gaussian = model("pressure", gaussian), binomial = model("y", binomial), poisson = model("count", poisson),
  gamma = model("cost", Gamma("log")), efron = cox("efron"), breslow = cox("breslow"),
  "cox by site" = cox("efron", "+ strata(site)"), km = km, logrank = logrank, evaluate = evaluate, prevalence = prevalence
)
answers <- lapply(kinds, function(kind) lapply(inputs, function(d) {
  found <- quiet(kind(d))
  if (length(found) == 1) NA else numbers(found)
}))
weighted <- suppressWarnings(glm(pressure ~ x + b + factor(f), gaussian, people, weights = w))
errors <- suppressWarnings(summary(weighted)$coefficients[, 2])
answers[["gaussian"]][["some weights 0"]] <- numbers(c(coef(weighted), errors, deviance(weighted)))
cat(json(answers), "\n")
