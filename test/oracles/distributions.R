# Rscript test/oracles/distributions.R > test/oracles/distributions.json && npx prettier --write test/oracles/distributions.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
upper <- function(f, ...) f(..., lower.tail = FALSE)

lgamma_x <- c(1e-10, 1e-3, 0.1, 0.5, 0.9, 1, 1.1, 1.5, 2, 2.5, 3, 7.3, 9.99, 10, 10.5, 33.3, 100, 1234.5, 1e6, 1e12, 1e100)
beta_a <- c(0.01, 0.5, 1, 2.5, 7, 100, 1e5, 1e8)
pairs <- expand.grid(a = beta_a, b = beta_a)

# Quantiles at these tails are where the distributions are asked.
tails <- c(1e-300, 1e-100, 1e-30, 1e-12, 1e-5, 0.025, 0.3)
shapes <- c(0.5, 1, 1.5, 4, 10.5, 50, 1e3, 1e5, 1e7)
g <- expand.grid(p = tails, shape = shapes)
gamma_x <- signif(c(qgamma(g$p, g$shape), upper(qgamma, g$p, g$shape)), 6)
gamma_shape <- c(g$shape, g$shape)
keep <- gamma_x > 0
gamma_x <- gamma_x[keep]
gamma_shape <- gamma_shape[keep]

b <- merge(expand.grid(p = tails[-1]), data.frame(a = c(0.5, 0.5, 1, 3, 3, 12.5, 200, 200, 1e4, 1e6, 5e5), b = c(0.5, 30, 4, 1, 900, 12.5, 0.5, 300, 3, 1e6, 7)))
beta_x <- signif(c(qbeta(b$p, b$a, b$b), upper(qbeta, b$p, b$a, b$b)), 6)
beta_pa <- c(b$a, b$a)
beta_pb <- c(b$b, b$b)
keep <- beta_x > 0 & beta_x < 1
beta_x <- beta_x[keep]
beta_pa <- beta_pa[keep]
beta_pb <- beta_pb[keep]

s <- expand.grid(t = c(1e-8, 0.01, 0.5, 1, 1.96, 3, 8, 36, 1e3, 1e8), df = c(0.3, 1, 2, 2.7, 5, 29.4, 300, 1e4, 1e6, 1e9, 1e15, Inf))
f <- expand.grid(x = c(1e-6, 0.1, 1, 3, 20, 500), df1 = c(1, 2, 5, 40, 300), df2 = c(1, 3, 17.5, 400, 1e5, 1e8, Inf))
q <- expand.grid(p = c(1e-60, 1e-40, 1e-10, 1e-4, 0.005, 0.025, 0.05, 0.3, 0.6, 0.975, 0.9995), df = c(0.9, 1, 2, 2.7, 5, 29.4, 300, 1e4, 1e6, 1e9, Inf))
qg <- expand.grid(p = c(1e-20, 0.0005, 0.025, 0.5, 0.95, 0.975), shape = c(0.5, 1, 2, 5, 38, 1200, 54321, 1e7))
qb <- expand.grid(p = c(1e-12, 0.0005, 0.025, 0.5, 0.95, 0.975), a = c(0.5, 1, 3, 47, 1e3, 1e6), b = c(0.5, 1, 8, 530, 1e5))
tables <- rbind(c(3, 1, 1, 3), c(131, 43, 226, 340), c(0, 3, 1, 42), c(2, 3, 27, 98), c(10, 2, 3, 15), c(5, 0, 1, 4), c(0, 7, 6, 0),
                c(7, 7, 7, 7), c(1200, 1500, 900, 2100), c(40, 3, 2, 400), c(1, 0, 9, 11), c(2, 9, 0, 0), c(30000, 29000, 50000, 52000))
# The searches of fisher.test stop at 1e-4; the same equations solved to the last digits.
exact <- function(f, x) exp(uniroot(function(u) f(exp(u)) - x, c(-30, 30), tol = 1e-15, maxiter = 1e4)$root)
fisher <- apply(tables, 1, function(cells) {
  x <- matrix(cells, 2, byrow = TRUE)
  r <- fisher.test(x)
  m <- sum(x[, 1]); n <- sum(x[, 2]); k <- sum(x[1, ]); a <- x[1, 1]
  lo <- max(0, k - n); hi <- min(k, m); support <- lo:hi
  logdc <- dhyper(support, m, n, k, log = TRUE)
  d <- function(or) { w <- logdc + log(or) * support; w <- exp(w - max(w)); w / sum(w) }
  or <- if (a == lo) 0 else if (a == hi) Inf else exact(function(t) sum(support * d(t)), a)
  low <- if (a == lo) 0 else exact(function(t) log(sum(d(t)[support >= a])), log(0.025))
  high <- if (a == hi) Inf else exact(function(t) log(sum(d(t)[support <= a])), log(0.025))
  near <- function(x) pmin(x, 1 / x)
  stopifnot(abs(near(c(or, low, high)) - near(c(r$estimate, r$conf.int))) < 2e-4)
  list(p = r$p.value, or = or, low = low, high = high)
})
events <- c(0, 1, 2, 9, 30, 433, 54321)
trials <- data.frame(x = c(0, 1, 5, 12, 30, 250, 1000, 0, 10, 7), n = c(10, 20, 10, 40, 30, 1000, 1000, 1, 10, 7000), p = c(0.3, 0.05, 0.5, 0.31, 0.9, 0.2, 0.999, 0.4, 0.7, 0.01))
finite <- function(x) ifelse(is.infinite(x), -1, x)

cat(json(list(
  software = R.version.string,
  lgamma = list(x = lgamma_x, value = lgamma(lgamma_x)),
  lbeta = list(a = pairs$a, b = pairs$b, value = lbeta(pairs$a, pairs$b)),
  gamma = list(x = gamma_x, shape = gamma_shape, lower = pgamma(gamma_x, gamma_shape), upper = upper(pgamma, gamma_x, gamma_shape)),
  beta = list(x = beta_x, a = beta_pa, b = beta_pb, lower = pbeta(beta_x, beta_pa, beta_pb), upper = upper(pbeta, beta_x, beta_pa, beta_pb)),
  student = list(t = s$t, df = finite(s$df), upper = upper(pt, s$t, s$df), lower = pt(s$t, s$df)),
  f = list(x = f$x, df1 = f$df1, df2 = finite(f$df2), upper = upper(pf, f$x, f$df1, f$df2)),
  studentQuantile = list(p = q$p, df = finite(q$df), value = qt(q$p, q$df)),
  fisher = list(cells = tables, p = sapply(fisher, `[[`, "p"), or = finite(sapply(fisher, `[[`, "or")),
                low = sapply(fisher, `[[`, "low"), high = finite(sapply(fisher, `[[`, "high"))),
  poisson = list(events = events, low = sapply(events, function(x) poisson.test(x)$conf.int[1]), high = sapply(events, function(x) poisson.test(x)$conf.int[2])),
  proportion = list(x = trials$x, n = trials$n, p = trials$p, value = mapply(function(x, n, p) binom.test(x, n, p)$p.value, trials$x, trials$n, trials$p),
                    low = mapply(function(x, n) binom.test(x, n)$conf.int[1], trials$x, trials$n), high = mapply(function(x, n) binom.test(x, n)$conf.int[2], trials$x, trials$n)),
  gammaQuantile = list(p = qg$p, shape = qg$shape, value = qgamma(qg$p, qg$shape), upper = upper(qgamma, qg$p, qg$shape)),
  betaQuantile = list(p = qb$p, a = qb$a, b = qb$b, value = qbeta(qb$p, qb$a, qb$b), upper = upper(qbeta, qb$p, qb$a, qb$b))
)), "\n", sep = "")
