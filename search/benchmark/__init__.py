"""Measuring the search at the size of the whole history, beside the engines it could have been."""
