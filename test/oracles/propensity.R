# Rscript test/oracles/propensity.R > test/oracles/propensity.json && npx prettier --write test/oracles/propensity.json
# Two-step studies on the people of glm-families.csv: who is a woman by age, smoking and shift, then weighted models with HC0
# (as sandwich::vcovHC(type = "HC0"), by its formula) and weighted balance (as cobalt, by its formulas).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
people <- read.csv(here("glm-families.csv"))
people$smoking <- factor(people$smoking, labels = c("never", "former", "current"))
control <- glm.control(epsilon = 1e-15, maxit = 100)
score <- fitted(glm(sex ~ age + smoking + shift, binomial, people, control = control))
t <- people$sex
weight <- list(
  ate = function(e) t / e + (1 - t) / (1 - e),
  att = function(e) t + (1 - t) * e / (1 - e),
  overlap = function(e) t * (1 - e) + (1 - t) * e
)
effective <- function(w) sum(w)^2 / sum(w^2)
listed <- function(x) as.list(unname(x))

model <- function(formula, family, w) {
  people$own <- w
  fit <- suppressWarnings(glm(formula, family, people, weights = own, control = control))
  for (k in 1:40) fit <- suppressWarnings(glm(formula, family, people, weights = own, control = control, start = coef(fit)))
  x <- model.matrix(fit)
  bread <- summary(fit)$cov.unscaled
  parts <- x * residuals(fit, "working") * weights(fit, "working")
  vcov <- bread %*% crossprod(parts) %*% bread
  list(estimate = listed(coef(fit)), std.error = listed(sqrt(diag(vcov))), deviance = deviance(fit))
}

# cobalt::col_w_mean, col_w_sd (reliability weights) and col_w_smd with s.d.denom = "pooled", whose spread is that before weighting.
numbers <- function(x, w) {
  own <- lapply(0:1, function(g) {
    x <- x[t == g]; w <- w[t == g]; m <- sum(w * x) / sum(w)
    list(mean = m, sd = sqrt(sum(w * (x - m)^2) * sum(w) / (sum(w)^2 - sum(w^2))), before = sd(x), first = mean(x))
  })
  spread <- sqrt((own[[1]]$before^2 + own[[2]]$before^2) / 2)
  list(
    mean = listed(c(own[[1]]$mean, own[[2]]$mean)), sd = listed(c(own[[1]]$sd, own[[2]]$sd)),
    smd = (own[[1]]$first - own[[2]]$first) / spread, smdWeighted = (own[[1]]$mean - own[[2]]$mean) / spread
  )
}
# The distance of Yang and Dalton with weighted shares and the covariances before weighting.
levels_of <- function(x, w) {
  share <- function(w) lapply(0:1, function(g) vapply(levels(x), function(l) sum(w[t == g & x == l]) / sum(w[t == g]), 0))
  p <- share(rep(1, length(x))); q <- share(w)
  s <- ((diag(p[[1]]) - p[[1]] %o% p[[1]]) + (diag(p[[2]]) - p[[2]] %o% p[[2]]))[-1, -1] / 2
  distance <- function(a) { d <- (a[[1]] - a[[2]])[-1]; sqrt(drop(d %*% solve(s, d))) }
  list(proportion = list(listed(q[[1]]), listed(q[[2]])), smd = distance(p), smdWeighted = distance(q))
}
answers <- list()
for (estimand in names(weight)) for (low in c(0.01, 0.4)) {
  high <- 1 - low
  w <- weight[[estimand]](pmin(pmax(score, low), high))
  answers[[paste(estimand, low)]] <- list(
    effective = effective(w), groups = list(effective(w[t == 0]), effective(w[t == 1])),
    gaussian = model(pressure ~ sex + age, gaussian, w), binomial = model(y ~ sex, binomial, w),
    poisson = model(visits ~ sex, poisson, w), gamma = model(cost ~ sex, Gamma("log"), w),
    age = numbers(people$age, w), shift = numbers(people$shift, w), smoking = levels_of(people$smoking, w)
  )
}
cat(json(list(n = nrow(people), treated = sum(t), low = min(score), high = max(score), answers = answers)), "\n")
