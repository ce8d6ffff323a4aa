# The figures of a council, from the API of a council performance portal, in R.
#
#     PORTAL=https://portal.example COUNCIL=kent-county-council Rscript council.R
#
# Needs R 4 and jsonlite. README.md says what each part does.

library(jsonlite)

portal <- Sys.getenv("PORTAL", "https://portal.example")
council <- Sys.getenv("COUNCIL", "kent-county-council")

# All rows of a list as a data frame, with what stands beside them as attributes.
rows <- function(list, ...) {
  wanted <- c(...)
  query <- if (length(wanted)) {
    paste0("?", paste0(names(wanted), "=", vapply(wanted, URLencode, "", reserved = TRUE), collapse = "&"))
  } else ""
  address <- paste0(portal, "/api/v1/", list, "/", query)
  pages <- NULL
  repeat {
    page <- fromJSON(address, flatten = TRUE)
    pages <- c(pages, list(page))
    # A year's figures were replaced while they were read: two editions are never mixed.
    if (!identical(page$releases, pages[[1]]$releases)) stop("Figures were replaced meanwhile: read them again.")
    if (is.null(page$`next`)) break
    address <- page$`next`
  }
  found <- do.call(rbind, lapply(pages, `[[`, "results"))
  attr(found, "note") <- pages[[1]]$note
  attr(found, "releases") <- pages[[1]]$releases
  attr(found, "suspended") <- pages[[1]]$suspended
  found
}

years <- rows("performance", council = council)
note <- attr(years, "note")
if (!is.null(note)) cat(note, "\n\n") # that they are made up, where they are: it goes with them

counts <- function(part, whole) ifelse(is.na(part), "", paste(part, "of", whole))
figures <- data.frame(
  year = years$year,
  uphold_rate = years$uphold_rate.text,
  counts = counts(years$uphold_rate.part, years$uphold_rate.whole),
  similar_councils = years$uphold_rate_similar.text,
  beside_chance = years$uphold_rate_chance.words
)
print(figures[order(figures$year), ], row.names = FALSE)
