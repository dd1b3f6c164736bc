# Kaplan-Meier curves and tests between groups on made-up people (follow_up.csv), on public and on merged times.
# Usage: Rscript follow-up.R > follow-up.json (also writes follow_up.csv)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
suppressMessages(library(survival))
set.seed(20)
n <- 260
people <- data.frame(
  site = sample(1:4, n, TRUE, c(4, 3, 2, 1)), treated = rbinom(n, 1, 0.45), stage = sample(1:3, n, TRUE))
people$time <- pmin(ceiling(rexp(n, 0.004 * exp(0.5 * people$stage - 0.5 * people$treated))), 900)
people$dead <- rbinom(n, 1, 0.7) * (people$time < 900)
people$time[sample(n, 3)] <- 0
people$entry <- ifelse(runif(n) < 0.5, 0, floor(runif(n) * 0.9 * people$time))
people$entry[sample(n, 2)] <- 950
for (name in c("stage", "dead", "time")) people[sample(n, 3), name] <- NA
write.csv(people, here("follow_up.csv"), row.names = FALSE)

# Greedy merging as docs/decisions/one-grid-of-times.md says it, written anew.
merge_cells <- function(tables, floor) {
  ends <- c(); sums <- 0 * tables[, 1]; held <- list()
  enough <- function(x) {
    if (floor <= 1) return(sum(x[row.names(tables) != "entered"]) > 0)
    all(ifelse(row.names(tables) == "events", x >= floor, x == 0 | x >= floor))
  }
  for (k in seq_len(ncol(tables))) {
    sums <- sums + tables[, k]
    if (sum(tables[, k]) == 0) next
    last <- k
    if (enough(sums)) { ends <- c(ends, k); held <- c(held, list(sums)); sums <- 0 * sums }
  }
  while (sum(sums) > 0 && !enough(sums)) {
    if (length(ends) == 0) return(NULL)
    sums <- sums + held[[length(held)]]
    held <- held[-length(held)]; ends <- ends[-length(ends)]
    if (enough(sums)) { ends <- c(ends, last); sums <- 0 * sums }
  }
  ends - 1
}
band <- 30; cells <- 1 + 900 / band
table_of <- function(d, start) {
  at <- function(which, cell) tabulate(cell[which] + 1, cells)
  rows <- rbind(events = at(d$dead == 1, d$cell), censored = at(d$dead == 0, d$cell))
  if (start) rows <- rbind(rows, entered = at(rep(TRUE, nrow(d)), d$first))
  rows
}
public <- function(d, start) {
  need <- c("time", "dead", if (start) "entry")
  d <- d[complete.cases(d[need]), ]
  if (start) d <- d[d$entry < d$time, ]
  d$cell <- ceiling(d$time / band)
  d$enter <- if (start) pmin(ceiling(d$entry / band), d$cell - 1) else -1
  d$first <- if (start) d$enter + 1 else 0 * d$cell
  d
}
replaced <- function(d, ends) { d$stop <- band * sapply(d$cell, function(cell) min(ends[ends >= cell])); d }
curve <- function(d, start, type) {
  d$begin <- band * d$enter
  fit <- if (start) survfit(Surv(begin, stop, dead) ~ 1, d, conf.type = type)
         else survfit(Surv(stop, dead) ~ 1, d, conf.type = type)
  q <- quantile(fit, c(0.1, 0.25, 0.5, 0.75))
  means <- sapply(c(200, 600), function(tau) summary(fit, rmean = tau)$table[c("rmean", "se(rmean)")])
  at <- summary(fit, times = c(45, 300, 450))
  list(n = nrow(d), time = fit$time, n.risk = fit$n.risk, n.event = fit$n.event, n.censor = fit$n.censor,
       surv = fit$surv, std.err = ifelse(fit$surv == 0, NA, fit$surv * fit$std.err), conf.low = fit$lower,
       conf.high = fit$upper, cumhaz = fit$cumhaz, std.chaz = fit$std.chaz,
       quantiles = unname(q$quantile), low = unname(q$lower), high = unname(q$upper),
       rmean = unname(means[1, ]), rmean.se = unname(means[2, ]),
       at = list(time = at$time, n.risk = at$n.risk, n.event = at$n.event, surv = at$surv, std.err = at$std.err,
                 conf.low = at$lower, conf.high = at$upper))
}
curves <- list()
for (floor in c(1, 5)) for (start in c(FALSE, TRUE)) for (type in c("log", "log-log", "plain")) {
  d <- public(people, start)
  for (group in c("all", "0", "1")) {
    own <- if (group == "all") d else d[d$treated == group, ]
    ends <- merge_cells(table_of(own, start), floor)
    curves[[paste(floor, if (start) "entry" else "", type, group)]] <- curve(replaced(own, ends), start, type)
  }
}
test <- function(d, rho, strata) {
  fit <- if (is.null(strata)) survdiff(Surv(stop, dead) ~ group, d, rho = rho)
         else survdiff(Surv(stop, dead) ~ group + strata(d[[strata]]), d, rho = rho)
  sums <- function(x) if (is.matrix(x)) rowSums(x) else x
  list(n = as.vector(fit$n), observed = sums(fit$obs), expected = sums(fit$exp), variance = fit$var,
       chisq = fit$chisq, df = length(fit$n) - 1, p.value = fit$pvalue)
}
tests <- list()
for (floor in c(1, 5)) for (by in c("treated", "stage")) for (strata in c("", "site", "treated")) for (rho in 0:1) {
  if (strata == by) next
  d <- public(people, FALSE)
  d$group <- d[[by]]
  d <- d[!is.na(d$group), ]
  d$stop <- NA
  parts <- if (strata == "treated") split(seq_len(nrow(d)), d$treated) else list(seq_len(nrow(d)))
  for (part in parts) {
    tables <- lapply(split(d[part, ], d$group[part]), table_of, start = FALSE)
    ends <- if (strata == "site") 0:(cells - 1) else merge_cells(do.call(rbind, tables), floor)
    d$stop[part] <- replaced(d[part, ], ends)$stop
  }
  tests[[paste(floor, by, strata, rho)]] <- test(d, rho, if (strata == "") NULL else strata)
}
cat(json(list(r = R.version.string, survival = as.character(packageVersion("survival")), curves = curves, tests = tests)), "\n", sep = "")
