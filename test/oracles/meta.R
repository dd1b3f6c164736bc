# Rscript test/oracles/meta.R > test/oracles/meta.json && npx prettier --write test/oracles/meta.json
# Fixed effect, DerSimonian-Laird and REML by maximising the restricted likelihood itself, not by scoring.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
restricted <- function(t, y, v) {
  w <- 1 / (v + t); mu <- sum(w * y) / sum(w)
  -0.5 * (sum(log(v + t)) + log(sum(w)) + sum(w * (y - mu)^2))
}
# Its derivative, whose root uniroot finds to the last digits.
slope <- function(t, y, v) {
  w <- 1 / (v + t); mu <- sum(w * y) / sum(w)
  sum(w^2 * (y - mu)^2) - sum(w) + sum(w^2) / sum(w)
}
at <- function(t, y, v) {
  w <- 1 / (v + t); mu <- sum(w * y) / sum(w); se <- sqrt(1 / sum(w)); k <- length(y)
  pi <- if (k > 2) qt(0.975, k - 2) * sqrt(t + 1 / sum(w)) else NA
  P <- diag(w) - outer(w, w) / sum(w)
  list(estimate = mu, se = se, p = 2 * pnorm(-abs(mu / se)), low = mu - qnorm(0.975) * se, high = mu + qnorm(0.975) * se,
       tau2 = t, tau2_se = sqrt(2 / sum(diag(P %*% P))), predict_low = mu - pi, predict_high = mu + pi)
}
meta <- function(y, v) {
  w <- 1 / v; mu <- sum(w * y) / sum(w); q <- sum(w * (y - mu)^2); k <- length(y)
  dl <- max(0, (q - (k - 1)) / (sum(w) - sum(w^2) / sum(w)))
  most <- 100 * max(var(y), v)
  reml <- if (slope(0, y, v) <= 0) 0 else uniroot(slope, c(0, most), y = y, v = v, tol = 1e-300, maxiter = 10000)$root
  grid <- c(0, exp(seq(log(most * 1e-9), log(most), length.out = 20000)))
  best <- grid[which.max(vapply(grid, restricted, 1, y = y, v = v))]
  stopifnot(abs(best - reml) <= 0.01 * (best + min(v)))
  list(y = y, v = v, q = q, q_p = pchisq(q, k - 1, lower.tail = FALSE),
       fixed = at(0, y, v), dl = at(dl, y, v), reml = at(reml, y, v))
}
set.seed(5)
draw <- function(k, tau) { v <- rgamma(k, 2, 20); meta(rnorm(k, 0.4, sqrt(v + tau^2)), v) }
# BCG vaccine (Colditz et al., JAMA 1994): log risk ratios, the example of metafor.
tp <- c(4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27); tn <- c(119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886)
cp <- c(11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29); cn <- c(128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825)
bcg <- meta(log(tp / (tp + tn)) - log(cp / (cp + cn)), 1 / tp - 1 / (tp + tn) + 1 / cp - 1 / (cp + cn))
# The three hospitals of the UCI heart disease data that have an answer, fitted to the last digits: R's default stops at 1e-8.
heart <- read.csv(here("../../../shared/data/heart/complete_cases.csv"))
fits <- lapply(c("cleveland", "hungarian", "va"), function(s) {
  model <- glm(y ~ age + sex + thalach + exang + oldpeak, binomial, heart[heart$site == s, ], epsilon = 1e-15, maxit = 50)
  summary(model)$coefficients
})
terms <- rownames(fits[[1]])
by_term <- lapply(terms, function(t) meta(vapply(fits, function(f) f[t, 1], 1), vapply(fits, function(f) f[t, 2]^2, 1)))
cat(json(list(software = R.version.string, heart = setNames(by_term, terms), bcg = bcg, two = draw(2, 1), four = draw(4, 0.5), alike = meta(c(1, 1, 1), c(0.1, 0.2, 0.3)),
              homogeneous = draw(6, 0), many = draw(30, 0.3))), "\n", sep = "")
