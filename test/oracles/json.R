# Writes R values as JSON with 17 digits, which binary64 needs. Sourced by the other scripts of this folder.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.matrix(x)) {
    rows <- vapply(seq_len(nrow(x)), function(k) json(as.list(unname(x[k, ]))), "")
    return(paste0("[", paste(rows, collapse = ","), "]"))
  }
  if (is.list(x) || (length(x) != 1 && !is.null(names(x)))) {
    parts <- vapply(seq_along(x), function(k) json(x[[k]]), "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ",\n"), "]"))
    return(paste0("{", paste0("\"", names(x), "\":", parts, collapse = ",\n"), "}"))
  }
  if (length(x) != 1) {
    return(paste0("[", paste(vapply(x, json, "", USE.NAMES = FALSE), collapse = ","), "]"))
  }
  if (is.na(x)) return("null")
  if (is.character(x)) return(paste0("\"", gsub("\"", "\\\\\"", x), "\""))
  if (is.logical(x)) return(if (x) "true" else "false")
  sprintf("%.17g", x)
}

folder <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
folder <- dirname(normalizePath(folder))
here <- function(name) file.path(folder, name)
