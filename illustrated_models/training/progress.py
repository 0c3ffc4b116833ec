"""What a training run tells while it runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far a training run is; whoever runs it draws the bar."""

    name: str  # what is being trained
    step: int  # steps done
    n_steps: int  # steps in all
    message: str  # one line for a person who waits
