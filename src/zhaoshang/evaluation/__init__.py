"""后评价: for five years from landing, what a project promised against what came of it (policy I.5, III.5)."""
