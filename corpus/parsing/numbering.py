"""Numbers of paragraphs that are not the next ones; those wrong between two right ones, where just as many are missing, set right."""

from __future__ import annotations

MOST_WRONG = 30
"""Nowhere are so many numbers wrong in a row."""


def remark(number: int, expected: int) -> tuple[str, str] | None:
    """Code and message of the warning about a number that is not the expected one; one may begin anew."""
    if number > expected:
        missing = f"{expected}" if number == expected + 1 else f"{expected} to {number - 1}"
        return "number-gap", f"Paragraph {number} follows {expected - 1}; {missing} is missing."
    if number < expected and number != 1:
        return "number-repeated", f"Paragraph {number} comes after {expected - 1}."
    return None


def mended(numbers: list[int]) -> list[int]:
    """The numbers of paragraphs counted together, as they must be.

    Between 3 and 8 with four paragraphs between them stand 4 to 7, whatever is printed: no list that
    began anew after 3 could have come as far as 8.
    """
    numbers = list(numbers)
    for place in range(1, len(numbers)):
        wanted = numbers[place - 1] + 1
        if numbers[place] != wanted and (end := _right_again(numbers, place)):
            numbers[place:end] = range(wanted, wanted + end - place)
    return numbers


def _right_again(numbers: list[int], place: int) -> int | None:
    """The next place whose number is the one it must have, counted from the number before `place`.

    What follows must go on from it, so that one wrong number doesn't make others wrong.
    """
    wanted = numbers[place - 1] + 1
    for end in range(place + 1, min(len(numbers), place + MOST_WRONG + 1)):
        if numbers[end] == wanted + end - place and (end + 1 == len(numbers) or numbers[end + 1] == numbers[end] + 1):
            return end
    return None
