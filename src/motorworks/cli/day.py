"""A day on the command line."""

from datetime import date

from motorworks.errors import MotorworksError


def day(text: str, what: str) -> date:
    """Read a day.

    Parameters
    ----------
    text
        What was given.
    what
        Name of the option, for the message.

    Raises
    ------
    MotorworksError
        If it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MotorworksError(f"{what} is {text!r}; expected a date such as 2021-05-03") from None
