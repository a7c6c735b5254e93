"""Gates as values: conditions on the numbers of an audit, and what became of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gate:
    """`METRIC OP NUMBER`; a job fails where it is true."""

    metric: str
    operator: str
    bound: float

    def __str__(self) -> str:
        """Return the gate as written on the command line."""
        return f"{self.metric} {self.operator} {self.bound:g}"


@dataclass(frozen=True)
class GateOutcome:
    """A gate, the number it saw, and whether it is true of that number."""

    gate: Gate
    value: float
    failed: bool
