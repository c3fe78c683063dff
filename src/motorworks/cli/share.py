"""A share as a person writes it: 5%, 0.5 %, 0.05."""

from motorworks.errors import MotorworksError

MOST = 10.0


def share(text: str, what: str, *, most: float = MOST) -> float:
    """Give a share as a number [-].

    Parameters
    ----------
    text
        Such as ``"5%"`` or ``"0.05"``.
    what
        What it is for, to be named in the message.
    most
        What it must lie below.

    Raises
    ------
    MotorworksError
        If it cannot be read, or does not lie between 0 and the most.
    """
    plain = text.strip()
    try:
        value = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 < value < most:
        msg = f"{what} is {text!r}; expected a share above 0 and below {most:.0%}, such as 5%"
        raise MotorworksError(msg)
    return value
