# Rscript test/oracles/normal.R > test/oracles/normal.json && npx prettier --write test/oracles/normal.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
x <- c(seq(-38, 38, by = 0.25), 0.67448975, 0.6745, 5.656854, 5.656855, 1e-9, 1e-17, -1e-9, 37.5193, -37.5193,
       1.959963984540054, 3.0741149770206118, 0.03225832783437702)
p <- c(1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.001, 0.01, 0.025, 0.05, 0.0749, 0.0751, 0.1, seq(0.15, 0.85, by = 0.05),
       0.9, 0.9249, 0.9251, 0.95, 0.975, 0.995, 0.9995, 1 - 1e-10, 1 - 1e-15)
cat(json(list(
  software = R.version.string,
  x = x, lower = pnorm(x), upper = pnorm(x, lower.tail = FALSE),
  p = p, quantile = qnorm(p)
)), "\n", sep = "")
