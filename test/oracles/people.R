# Rscript test/oracles/people.R: writes people.csv, 420 made-up people with gaps, by a fixed seed.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
set.seed(20240511, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
n <- 420
age <- round(rnorm(n, 61, 11), 1)
bmi <- round(rnorm(n, 25, 4), 2)
crp <- round(exp(rnorm(n, 1, 0.9)), 3)
sex <- rbinom(n, 1, 0.45)
smoking <- sample(c("never", "former", "current"), n, replace = TRUE, prob = c(0.5, 0.3, 0.2))
stage <- sample(c("1", "2", "3", "4"), n, replace = TRUE, prob = c(0.3, 0.3, 0.25, 0.15))
eta <- -4 + 0.05 * age + 0.4 * sex + 0.5 * log(crp) + (smoking == "current") * 0.8 + (stage == "4") * 1.2 -
  0.04 * (bmi - 25) * (smoking == "former")
y <- rbinom(n, 1, plogis(eta))
bmi[sample(n, 14)] <- NA
smoking[sample(n, 9)] <- NA
write.csv(data.frame(age, bmi, crp, sex, smoking, stage, y), here("people.csv"), row.names = FALSE, quote = FALSE)
