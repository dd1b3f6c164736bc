# Rscript test/oracles/glm-families.R > test/oracles/glm-families.json && npx prettier --write test/oracles/glm-families.json
# Also writes glm-families.csv: made-up people with every kind of outcome, weights, follow-up and wards.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
set.seed(20260331)
n <- 400
people <- data.frame(
  site = sample(0:4, n, TRUE), age = round(rnorm(n, 60, 12)), sex = rbinom(n, 1, 0.45),
  smoking = sample(0:2, n, TRUE, c(0.5, 0.3, 0.2)), ward = sample(0:5, n, TRUE), days = sample(30:900, n, TRUE)
)
eta <- 0.02 * (people$age - 60) + 0.3 * people$sex - 0.4 * (people$smoking == 1) + 0.2 * people$site
people$y <- rbinom(n, 1, plogis(eta - 0.5))
people$visits <- rpois(n, people$days / 200 * exp(eta))
people$cost <- round(rgamma(n, shape = 1.4, scale = 900 * exp(eta)), 2) + 0.5
people$pressure <- round(130 + 8 * eta + rnorm(n, 0, 11), 1)
people$w <- sample(c(0, 0.5, 1, 1.37, 2, 3), n, TRUE, c(0.1, 0.2, 0.3, 0.1, 0.2, 0.1))
people$shift <- round(rnorm(n, 0, 0.7), 3)
# The last digit of a CSV file is what both sides read.
path <- here("glm-families.csv")
write.csv(people, path, row.names = FALSE, quote = FALSE)
people <- read.csv(path)
people$smoking <- factor(people$smoking, labels = c("never", "former", "current"))

listed <- function(x) as.list(unname(x))
control <- glm.control(epsilon = 1e-15, maxit = 100)
fit <- function(formula, family, weights = NULL, offset = NULL, what = NULL) {
  data <- people
  data$own <- if (is.null(weights)) rep(1, n) else weights
  data$away <- if (is.null(offset)) rep(0, n) else offset
  # Without people of weight 0 everything but gaussian's AIC is the same; that is Inf with them.
  data <- data[data$own > 0, ]
  arguments <- list(formula = formula, family = family, data = data, control = control)
  if (!is.null(weights)) arguments$weights <- data$own
  if (!is.null(offset)) arguments$offset <- data$away
  model <- suppressWarnings(do.call(glm, arguments))
  # Scoring gains digits slowly with a link that is not canonical, and the deviance stands still long before coefficients do.
  for (k in 1:40) model <- suppressWarnings(do.call(glm, c(arguments, list(start = coef(model)))))
  table <- coef(summary(model))
  interval <- confint.default(model)
  c(list(
    columns = as.list(rownames(table)), n = nrow(data),
    estimate = listed(table[, 1]), error = listed(table[, 2]), statistic = listed(table[, 3]), p = listed(table[, 4]),
    low = listed(interval[, 1]), high = listed(interval[, 2]), vcov = unname(vcov(model)),
    deviance = deviance(model), nullDeviance = model$null.deviance, dispersion = summary(model)$dispersion,
    dfResidual = model$df.residual, dfNull = model$df.null, aic = AIC(model), bic = BIC(model), logLik = as.numeric(logLik(model))
  ), if (is.null(what)) NULL else what(model, data))
}

# The sandwich as in package sandwich: bread times sum over clusters of squared sums of scores times bread.
robust <- function(model, data) {
  x <- model.matrix(model)
  u <- residuals(model, "working") * weights(model, "working") * x
  bread <- summary(model)$cov.unscaled
  clustered <- function(cluster, hc1) {
    sums <- rowsum(u, cluster)
    g <- nrow(sums)
    factor <- g / (g - 1) * (if (hc1) (nrow(u) - 1) / (nrow(u) - ncol(u)) else 1)
    unname(factor * bread %*% crossprod(sums) %*% bread)
  }
  hc0 <- unname(bread %*% crossprod(u) %*% bread)
  list(
    hc0 = hc0, hc1 = hc0 * nrow(u) / (nrow(u) - ncol(u)),
    site = clustered(data$site, FALSE), siteHc1 = clustered(data$site, TRUE),
    person = clustered(seq_len(nrow(u)), FALSE), ward = clustered(paste(data$site, data$ward), FALSE)
  )
}

# deviance / 2 + lambda / 2 * sum of (s_j beta_j)^2 with Newton steps on the columns as they are.
ridge <- function(formula, family, lambda) {
  model <- glm(formula, family = family, data = people, control = control)
  x <- model.matrix(model)
  y <- model$y
  s <- apply(x, 2, function(column) sqrt(mean((column - mean(column))^2)))
  penalty <- diag(lambda * s^2)
  beta <- coef(model)
  for (k in 1:200) {
    mu <- model$family$linkinv(drop(x %*% beta))
    d <- model$family$mu.eta(drop(x %*% beta)) / model$family$variance(mu)
    w <- d * model$family$mu.eta(drop(x %*% beta))
    beta <- beta + solve(t(x) %*% (w * x) + penalty, t(x) %*% (d * (y - mu)) - penalty %*% beta)[, 1]
  }
  mu <- model$family$linkinv(drop(x %*% beta))
  w <- model$family$mu.eta(drop(x %*% beta))^2 / model$family$variance(mu)
  information <- t(x) %*% (w * x)
  h <- solve(information + penalty)
  edf <- sum(diag(h %*% information))
  dispersion <- if (model$family$family %in% c("gaussian", "Gamma")) sum((y - mu)^2 / model$family$variance(mu)) / (n - edf) else 1
  list(
    estimate = listed(beta), parameters = edf, vcov = unname(dispersion * h %*% information %*% h),
    deviance = sum(model$family$dev.resids(y, mu, rep(1, n)))
  )
}

long <- log(people$days)
terms <- ~ age + sex + smoking
of <- function(outcome) update(terms, paste(outcome, "~ ."))
bare <- function(outcome) update(terms, paste(outcome, "~ . + 0"))
families <- list(gaussian = gaussian(), binomial = binomial(), poisson = poisson(), gamma = Gamma("log"))
outcomes <- list(gaussian = "pressure", binomial = "y", poisson = "visits", gamma = "cost")
each <- function(make) Map(function(family, outcome) make(family, outcome), families, outcomes)
cat(json(list(
  software = R.version.string,
  plain = each(function(f, o) fit(of(o), f, what = robust)),
  constant = each(function(f, o) fit(update(y ~ 1, paste(o, "~ .")), f)),
  bare = each(function(f, o) fit(bare(o), f)),
  weighted = each(function(f, o) fit(of(o), f, weights = people$w, what = robust)),
  offset = each(function(f, o) fit(of(o), f, offset = people$shift)),
  exposure = each(function(f, o) fit(of(o), f, offset = long)),
  bareOffset = each(function(f, o) fit(bare(o), f, offset = people$shift)),
  both = each(function(f, o) fit(of(o), f, weights = people$w, offset = people$shift, what = robust)),
  ridge = each(function(f, o) ridge(of(o), f, 20))
)), "\n", sep = "")
