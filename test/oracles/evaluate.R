# How well a model with given coefficients predicts y in people.csv, with people of one bin tied: glm and DeLong.
# Usage: Rscript evaluate.R > evaluate.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
people <- read.csv(here("people.csv"))
people <- people[complete.cases(people[c("age", "bmi", "sex", "y")]), ]
coefficients <- c(-3.2, 0.04, 0.02, 0.5)
eta <- drop(cbind(1, people$age, people$bmi, people$sex) %*% coefficients)
p <- plogis(eta); y <- people$y

# DeLong, DeLong, Clarke-Pearson (1988) by all pairs.
delong <- function(score) {
  pairs <- outer(score[y == 1], score[y == 0], function(a, b) (a > b) + (a == b) / 2)
  auc <- mean(pairs)
  variance <- var(rowMeans(pairs)) / nrow(pairs) + var(colMeans(pairs)) / ncol(pairs)
  list(auc = auc, se = sqrt(variance), low = auc - qnorm(0.975) * sqrt(variance), high = auc + qnorm(0.975) * sqrt(variance))
}
merged <- function(bin, bins, floor) {
  ends <- c(); cases <- others <- 0
  for (k in seq_len(bins)) {
    here <- bin == k
    cases <- cases + sum(y[here]); others <- others + sum(1 - y[here])
    if (any(here)) last <- k
    if ((floor > 1 && min(cases, others) >= floor) || (floor <= 1 && any(here))) { ends <- c(ends, k); cases <- others <- 0 }
  }
  if (cases + others > 0) ends <- c(ends[-length(ends)], last)
  ends
}
summaries <- list()
for (bins in c(20, 200)) for (floor in c(1, 5)) {
  bin <- floor(p * bins) + 1
  middle <- (bin - 0.5) / bins
  ends <- merged(bin, bins, floor)
  part <- findInterval(bin, ends, left.open = TRUE) + 1
  sizes <- tabulate(part, length(ends))
  group <- integer(length(ends)); open <- 1
  for (k in seq_along(ends)) {
    group[k] <- open
    if (sum(sizes[seq_len(k)]) * 10 >= length(y) * open) open <- open + 1
  }
  group <- group[part]
  n <- as.vector(table(group)); cases <- as.vector(tapply(y, group, sum)); mean <- as.vector(tapply(middle, group, mean))
  chisq <- sum((cases - n * mean)^2 / (n * mean * (1 - mean)))
  slope <- coef(glm(y ~ qlogis(middle), family = binomial, control = glm.control(epsilon = 1e-15, maxit = 100)))
  large <- coef(glm(y ~ 1 + offset(qlogis(middle)), family = binomial, control = glm.control(epsilon = 1e-15, maxit = 100)))
  cuts <- rev(c(0, ends[-length(ends)]) / bins)
  summaries[[paste(bins, floor)]] <- c(delong(bin), list(
    large = unname(large), intercept = unname(slope[1]), slope = unname(slope[2]),
    n = n, cases = cases, predicted = mean, chisq = chisq, df = length(n) - 2,
    p.value = pchisq(chisq, length(n) - 2, lower.tail = FALSE),
    threshold = cuts,
    sensitivity = sapply(cuts, function(cut) mean(((bin - 1) / bins >= cut - 1e-9)[y == 1])),
    specificity = sapply(cuts, function(cut) mean(((bin - 1) / bins < cut - 1e-9)[y == 0])),
    precision = sapply(cuts, function(cut) mean(y[(bin - 1) / bins >= cut - 1e-9]))))
}
cat(json(list(r = R.version.string, people = length(y), cases = sum(y), auc = delong(p)$auc, brier = mean((y - p)^2),
              summaries = summaries)), "\n", sep = "")
