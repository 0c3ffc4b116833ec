"""What a product shows, one view after the other, as a worker hands it back."""

from dataclasses import dataclass

from figures.kit.sheets import Run, Still


@dataclass(frozen=True)
class View:
    """A figure, or a step of a film at rest."""

    title: str  # the caption of the figure or of the film
    stills: tuple[Still, ...]  # the same at each of its widths
    said: tuple[Run, ...] = ()  # what a film says at this step
    step: int = 0  # counted from 1; 0 for a figure
    steps: int = 0
