"""The two ways the program fails, as exceptions with its own lines."""


class InputError(ValueError):
    """What was given is wrong: one line per mistake, with place, key, value, and what was expected.

    The program ends with code 2 in its place.
    """

    @property
    def lines(self) -> list[str]:
        """One mistake each."""
        return str(self).splitlines()


class OutputError(RuntimeError):
    """A result could not be written, or an input file changed under a run; what was there before is kept.

    The program ends with code 1 in its place.
    """
