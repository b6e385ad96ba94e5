"""Measurements of what the reader of a format understands, against independent readings and checked facts."""
