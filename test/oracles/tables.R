# Rscript test/oracles/tables.R > test/oracles/tables.json && npx prettier --write test/oracles/tables.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
square <- function(test) list(statistic = unname(test$statistic), df = unname(test$parameter), p.value = test$p.value)
people <- read.csv(here("people.csv"))
stage <- factor(people$stage)
smoking <- factor(people$smoking, levels = c("never", "former", "current"))
ratio <- function(x1, t1, x0, t0) {
  r <- poisson.test(c(x1, x0), c(t1, t0))
  list(ratio = unname(r$estimate), low = r$conf.int[1], high = r$conf.int[2], p.value = r$p.value)
}
rate <- function(x, t) {
  r <- poisson.test(x, t / 365250)
  list(rate = unname(r$estimate), low = r$conf.int[1], high = r$conf.int[2])
}
# 2 x 2 x 4
four <- table(people$sex, people$y, stage)
mh <- mantelhaen.test(four, correct = FALSE)
set <- !is.na(people$sex) & !is.na(people$y) & !is.na(people$stage)
s <- table(people$sex[set], people$y[set])
# Events in days: the made-up people's ages stand for days, their CRP for nothing.
i <- !is.na(people$y) & !is.na(people$age) & !is.na(people$smoking)
events <- tapply(people$y[i], smoking[i], sum)
days <- tapply(people$age[i], smoking[i], sum)
suppressWarnings(cat(json(list(
  software = R.version.string,
  smokingByStage = list(cells = unclass(table(smoking, stage))[, ], chiSquare = square(chisq.test(table(smoking, stage)))),
  sexByY = list(cells = unclass(s)[, ], chiSquare = square(chisq.test(s, correct = FALSE)), chiSquareCorrected = square(chisq.test(s)),
    fisher = list(p.value = fisher.test(s)$p.value),
    mantelHaenszelCorrected = square(mantelhaen.test(four)),
    mantelHaenszel = list(statistic = unname(mh$statistic), df = 1, p.value = mh$p.value, or = unname(mh$estimate), low = mh$conf.int[1], high = mh$conf.int[2])),
  incidence = list(people = as.vector(table(smoking[i])), events = as.vector(events), days = as.vector(days),
    rates = lapply(1:3, function(k) rate(events[k], days[k])), ratios = lapply(2:3, function(k) ratio(events[k], days[k], events[1], days[1])))
)), "\n", sep = ""))
