# Rscript test/oracles/model-matrix.R > test/oracles/model-matrix.json && npx prettier --write test/oracles/model-matrix.json
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "json.R"))
frame <- expand.grid(a = factor(c("p", "q", "r")), b = factor(c("1", "2")), c = factor(c("x", "y", "z")))
frame$u <- seq_len(nrow(frame)) / 7
frame$v <- (seq_len(nrow(frame)) * 5) %% 11
formulas <- c(
  "u", "a", "u + a", "a + u + b", "0 + a", "0 + u + a", "0 + u + a + b", "a + b + a:b", "b + a + a:b", "a:b", "0 + a:b",
  "u:a", "0 + u:a", "u + u:a", "a + u:a", "a + u + u:a", "u:a + a", "a:u + u", "u:v", "u + v + u:v", "0 + u + v + u:v",
  "a + a:b", "b + a:b", "0 + a + a:b", "0 + b + a:b", "0 + u + a:b", "a:b + b:c", "a:b + a:c + b:c",
  "a + b + c + a:b + a:c + b:c + a:b:c", "a + b + a:b:c", "a:b:c", "0 + a:b:c", "u:a:b", "a + b + u:a:b",
  "a + b + u + u:a + u:a:b", "c:b:a + b", "u:c + a:b", "a + b:u + a:u", "0 + u + v:a + b"
)
columns <- lapply(formulas, function(text) as.list(colnames(model.matrix(as.formula(paste("~", text)), frame))))
cat(json(list(software = R.version.string, formulas = as.list(formulas), columns = columns)), "\n", sep = "")
