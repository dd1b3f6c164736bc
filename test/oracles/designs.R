# Rscript test/oracles/designs.R: writes designs_people.csv, designs.csv (240 models with R's deviances) and
# designs-answers.csv (coefficients and standard errors), by a fixed seed: awkward columns (units of 10^6, tiny spreads,
# heavy tails, almost aliased, rare levels and outcomes, a number that one hospital lacks).
here <- function(name) file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), name)
set.seed(20240611, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
n <- 600
short <- function(x, digits = 6) as.numeric(formatC(x, digits = digits, format = "g"))
pick <- function(levels, prob) sample(levels, n, replace = TRUE, prob = prob)
people <- data.frame(site = pick(c("a", "b", "c", "d"), c(0.4, 0.3, 0.2, 0.1)))
people$unit <- short(rnorm(n))
people$far <- round(1e6 + rnorm(n), 3)
people$tiny <- short(1e-6 * rnorm(n))
people$heavy <- short(exp(rnorm(n, 0, 2.5)))
people$near <- round(people$unit + 0.02 * rnorm(n), 6)
people$wide <- round(1e6 * runif(n))
people$count <- rpois(n, 3)
people$narrow <- round(1000 + rnorm(n) / 50, 4)
people$half <- rbinom(n, 1, 0.5)
people$rare <- rbinom(n, 1, 0.06)
people$three <- pick(c("p", "q", "r"), c(0.5, 0.3, 0.2))
people$five <- pick(c("a1", "b2", "c 3", "d-4", "e.5"), c(0.45, 0.3, 0.15, 0.06, 0.04))
people$eight <- pick(paste0("k", 1:8), (8:1) / 36)
eta <- 0.7 * people$unit + 0.5 * (people$far - 1e6) + 0.3 * log(people$heavy) - 0.4 * people$half +
  (people$five == "b2") * 0.8 + 0.2 * people$unit * (people$three == "r") - 0.1 * people$count
people$even <- rbinom(n, 1, plogis(eta))
people$tenth <- rbinom(n, 1, plogis(eta - 3))
people$few <- rbinom(n, 1, plogis(eta - 5))
for (name in c("wide", "count", "three", "rare", "heavy")) people[[name]][sample(n, 17)] <- NA
people$count[people$site == "d"] <- NA
write.csv(people, here("designs_people.csv"), row.names = FALSE, quote = FALSE)

numbers <- c("unit", "far", "tiny", "heavy", "near", "wide", "count", "narrow")
factors <- c("three", "five", "eight")
levels <- list(three = c("p", "q", "r"), five = c("a1", "b2", "c 3", "d-4", "e.5"), eight = paste0("k", 1:8))
for (name in factors) people[[name]] <- factor(people[[name]], levels = levels[[name]])

variable <- function(name) {
  if (name %in% numbers) {
    log <- name %in% c("heavy", "wide", "narrow") && runif(1) < 0.3
    centre <- if (runif(1) < 0.4) sample(c(1, 1e3, -1e6, 1e6), 1) else 0
    scale <- if (runif(1) < 0.4) sample(c(1e-4, 10, 1e5), 1) else 1
    list(of = name, kind = "numeric", log = log, centre = centre, scale = scale)
  } else if (name %in% factors) {
    list(of = name, kind = "factor", reference = sample(levels[[name]], 1))
  } else list(of = name, kind = "numeric", log = FALSE, centre = 0, scale = 1)
}
column <- function(term) {
  if (term$kind == "factor") {
    f <- people[[term$of]]
    contrasts(f) <- contr.treatment(levels(f), base = match(term$reference, levels(f)))
    return(f)
  }
  x <- people[[term$of]]
  if (term$log) x <- log(x)
  (x - term$centre) / term$scale
}
fit <- function(id) {
  names <- sample(c(numbers, "half", "rare", factors), sample(1:7, 1))
  terms <- lapply(names, variable)
  joined <- list()
  if (length(names) > 1 && runif(1) < 0.5) joined <- c(joined, list(sort(sample(length(names), 2))))
  if (length(names) > 2 && runif(1) < 0.15) joined <- c(joined, list(sort(sample(length(names), 3))))
  intercept <- runif(1) > 0.15
  outcome <- sample(c("even", "tenth", "few"), 1, prob = c(5, 3, 1))
  confidence <- sample(c(0.9, 0.95, 0.99), 1)
  frame <- as.data.frame(lapply(terms, column))
  names(frame) <- paste0("t", seq_along(terms))
  frame$y <- people[[outcome]]
  frame <- frame[complete.cases(frame), ]
  parts <- c(names(frame)[seq_along(terms)], vapply(joined, function(k) paste0("t", k, collapse = ":"), ""))
  x <- model.matrix(as.formula(paste("~", if (intercept) "1 +" else "0 +", paste(parts, collapse = " + "))), frame)
  # R's QR loses digits on columns far from 0 (checked at 60 digits: up to 2e-3 of an estimate), so they are standardised
  # for the fit and the answers carried back.
  measured <- apply(x, 2, function(v) any(v != 0 & v != 1))
  shift <- ifelse(measured & intercept, colMeans(x), 0)
  scale <- ifelse(measured, sqrt(colMeans(sweep(x, 2, shift)^2)), 1)
  z <- sweep(sweep(x, 2, shift), 2, scale, "/")
  parts <- qr(z, tol = 0)
  left <- rep(0, ncol(z))
  if (all(parts$pivot == seq_len(ncol(z)))) left <- (diag(qr.R(parts))^2 / colSums(z^2))
  fitted <- function(...) suppressWarnings(glm.fit(z, frame$y, family = binomial(), intercept = intercept, ...))
  first <- fitted(control = glm.control(epsilon = 1e-10, maxit = 60))
  start <- ifelse(is.na(first$coefficients), 0, first$coefficients)
  # R's covariance belongs to the point before the last: a few more steps make the two one.
  model <- fitted(start = start, control = glm.control(epsilon = 1e-30, maxit = 4))
  aliased <- sum(is.na(first$coefficients))
  back <- diag(1 / scale, length(scale))
  if (intercept) back[1, ] <- back[1, ] - shift / scale
  estimate <- error <- rep(NA, ncol(x))
  if (aliased == 0) {
    estimate <- back %*% model$coefficients
    error <- sqrt(diag(back %*% chol2inv(model$qr$qr[seq_len(ncol(x)), , drop = FALSE]) %*% t(back)))
  }
  term <- function(t) paste(c(t$of, if (t$kind == "factor") t$reference else c(t$log + 0, t$centre, t$scale)), collapse = "|")
  number <- function(v) sprintf("%.15g", v)
  largest <- max(abs(model$linear.predictors))
  list(
    design = data.frame(
      id = id, outcome = outcome, intercept = intercept + 0, confidence = confidence,
      terms = paste(vapply(terms, term, ""), collapse = ";"),
      joined = paste(vapply(joined, paste, "", collapse = "|"), collapse = ";"),
      n = nrow(x), cases = sum(frame$y), deviance = number(model$deviance), null.deviance = number(model$null.deviance),
      left = number(signif(min(left), 3)), aliased = (aliased > 0) + 0, largest = signif(largest, 3)
    ),
    answer = if (aliased == 0 && largest < 40)
      data.frame(id = id, term = colnames(x), estimate = number(estimate), error = number(error))
  )
}
fits <- lapply(seq_len(240), fit)
for (part in c("design", "answer")) {
  name <- if (part == "design") "designs.csv" else "designs-answers.csv"
  write.csv(do.call(rbind, lapply(fits, `[[`, part)), here(name), row.names = FALSE, quote = FALSE)
}
