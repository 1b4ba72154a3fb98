"""The site: a case as static pages that open from a disk, each with its JSON beside it."""
