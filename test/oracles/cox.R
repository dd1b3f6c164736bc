# Cox regression by R's survival on times replaced by the upper edges of merged cells, as the specification defines them. People
# of five sites, some in several rows (start, stop], with heavy ties. Writes cox_people.csv and cox.json.
# Usage: Rscript cox.R
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
suppressMessages(library(survival))
set.seed(20240131)

n <- 700
site <- sample(5, n, TRUE, c(.35, .25, .2, .15, .05))
age <- round(rnorm(n, 62 + site, 9))
arm <- rbinom(n, 1, 0.5)
crp <- round(exp(rnorm(n, 1.5, 0.9)), 1)
hazard <- exp(0.03 * (age - 62) - 0.5 * arm + 0.15 * log(crp) + 0.1 * site) / 1200
entry <- ifelse(runif(n) < 0.3, round(runif(n, 1, 400)), 0)
rows <- do.call(rbind, lapply(seq_len(n), function(k) {
  end <- entry[k] + 1 + floor(rexp(1, 1 / 900))
  end <- min(end, 1460)
  times <- entry[k] + cumsum(1 + floor(rexp(4, hazard[k])))
  times <- times[times <= end]
  stops <- unique(c(times, end))
  data.frame(id = k, site = site[k], start = c(entry[k], head(stops, -1)), time = stops,
             event = as.integer(stops %in% times), age = age[k], arm = arm[k], crp = crp[k])
}))
rows$crp[sample(nrow(rows), 12)] <- NA
write.csv(rows, here("cox_people.csv"), row.names = FALSE, na = "", quote = FALSE)
rows <- rows[!is.na(rows$crp), ]
first <- rows[!duplicated(rows$id), ]
first$start <- NULL

# Last public cell of each merged one: enough events, and nobody or enough who leave, and who enter.
merged <- function(events, leavers, floor) {
  ends <- c(); open <- NULL
  sums <- list()
  enough <- function(c) floor <= 1 || (c[1] >= floor && all(c[-1] == 0 | c[-1] >= floor))
  counts <- cbind(events, leavers)
  for (k in seq_len(nrow(counts))) {
    if (all(counts[k, ] == 0)) next
    open <- if (is.null(open)) counts[k, ] else open + counts[k, ]
    last <- k
    if (enough(open)) { ends <- c(ends, k); sums <- c(sums, list(open)); open <- NULL }
  }
  while (!is.null(open) && !enough(open)) {
    open <- open + sums[[length(sums)]]
    sums <- sums[-length(sums)]; ends <- ends[-length(ends)]
  }
  c(ends, if (!is.null(open)) last) - 1
}
cells <- function(x, band) factor(ceiling(x / band), levels = 0:ceiling(1500 / band))
place <- function(cell, ends) findInterval(cell - 1, ends) # 0-based merged cell: ends are last cells

on_grid <- function(data, band, floor) {
  cell <- ceiling(data$time / band)
  event <- data$event == 1
  if (is.null(data$start)) {
    ends <- merged(table(cells(data$time[event], band)), table(cells(data$time[!event], band)), floor)
  } else if (floor <= 1) {
    turns <- table(cells(c(data$time, data$start[data$start > 0]), band))
    ends <- merged(turns, 0 * turns, floor)
  } else {
    last <- data[!duplicated(data$id, fromLast = TRUE), ]
    one <- data[event, ]; one <- one[!duplicated(one$id), ]
    begin <- data[!duplicated(data$id), ]; begin <- begin[begin$start > 0, ]
    ends <- merged(table(cells(one$time, band)),
                   cbind(table(cells(last$time[last$event == 0], band)), table(cells(begin$start, band))), floor)
  }
  m <- place(cell, ends)
  edge <- function(k) ifelse(k < 0, -1, c(ends * band)[pmax(k, 0) + 1])
  data$stop <- edge(m)
  if (!is.null(data$start)) {
    s <- place(ceiling(data$start / band), ends)
    s <- ifelse(s == m, s - 1, s)
    data$begin <- ifelse(data$start == 0, -1, edge(s))
  }
  list(data = data, times = ends * band)
}

answer <- function(data, band, floor, ties, strata = FALSE, cluster = NULL) {
  grid <- on_grid(data, band, floor)
  d <- grid$data
  y <- if (is.null(d$start)) Surv(d$stop, d$event) else Surv(d$begin, d$stop, d$event)
  by <- if (is.null(cluster)) NULL else d[[cluster]]
  d$lcrp <- log(d$crp)
  formula <- if (strata) y ~ age + arm + lcrp + strata(site) else y ~ age + arm + lcrp
  control <- coxph.control(eps = 1e-14, iter.max = 50, toler.chol = 1e-13)
  fit <- if (is.null(by)) coxph(formula, d, ties = ties, control = control)
         else coxph(formula, d, ties = ties, control = control, cluster = by, robust = TRUE)
  base <- if (strata) NULL else basehaz(fit, centered = FALSE)
  list(times = grid$times, n = fit$n, events = fit$nevent, coef = unname(coef(fit)),
       se = unname(sqrt(diag(vcov(fit)))), naive = unname(sqrt(diag(if (is.null(by)) fit$var else fit$naive.var))),
       loglik = fit$loglik, score = fit$score, wald = unname(fit$wald.test),
       rscore = if (is.null(by)) NA else fit$rscore,
       lr = 2 * diff(fit$loglik), base.time = base$time, base.hazard = base$hazard)
}

both <- function(...) list(efron = answer(..., ties = "efron"), breslow = answer(..., ties = "breslow"))
cat(file = here("cox.json"), json(list(
  r = R.version.string, survival = as.character(packageVersion("survival")),
  exact = both(first, 1, 1),
  ties = both(first, 90, 1),
  floors = both(first, 30, 5),
  strata = both(first, 30, 5, strata = TRUE),
  robust = both(first, 30, 5, cluster = "id"),
  recurrent = both(rows, 1, 1, cluster = "id"),
  recurrent_floors = both(rows, 30, 5, cluster = "id"),
  recurrent_sites = both(rows, 30, 5, cluster = "site")
)), "\n")
