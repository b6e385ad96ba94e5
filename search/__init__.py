"""Finding: analysis, the query language, the engines and their pages."""
