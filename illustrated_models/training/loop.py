"""The training loop: guess the next word, measure the surprise, move every weight a little.

Teacher forcing (Williams & Zipser 1989): the decoder reads the true words, whatever it would have
written. Optimiser: Adam (Kingma & Ba 2015); its steps grow at first and then shrink like a cosine.
A run can be stopped at any time; it goes on from its last checkpoint as if nothing had happened.
"""

import json
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from illustrated_models.seq2seq import Translator
from illustrated_models.training.batches import Batch, Sentences, batch_of, batches, masked
from illustrated_models.training.models import AnySizes, Model, new_model
from illustrated_models.training.progress import Progress
from illustrated_models.vocabulary import Vocabularies

Measure = Callable[[Model], dict[str, float]]


@dataclass(frozen=True)
class Schedule:
    """How long to train and how large the steps are."""

    n_steps: int
    words_per_batch: int  # source words, padding included
    learning_rate: float  # the largest, reached at the end of the warm-up
    n_warm_up: int
    dropout: float
    clip: float  # largest length of the gradient
    mask_names: float  # share of names hidden on both sides
    mask_nouns: float  # share of nouns hidden on both sides
    seed: int
    log_every: int  # steps between two lines of the log, each with a checkpoint
    snapshots: tuple[int, ...] = ()  # steps after which the weights are kept

    @property
    def label_smoothing(self) -> float:
        """The share of certainty that the true word gives away to all words alike."""
        return 0.0

    def rate(self, step: int) -> float:
        """The step size at a step, counted from 0."""
        if step < self.n_warm_up:
            return self.learning_rate * (step + 1) / self.n_warm_up
        done = (step - self.n_warm_up) / max(1, self.n_steps - self.n_warm_up)
        return self.learning_rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))


@dataclass(frozen=True)
class PaperSchedule(Schedule):
    """As in Vaswani et al. 2017: steps that grow, then shrink; targets that are not quite certain.

    Section 5.3, equation 3, scaled so that the largest step is `learning_rate`; section 5.4.
    """

    smoothing: float = 0.0  # ε_ls in section 5.4

    @property
    def label_smoothing(self) -> float:
        """The share of certainty that the true word gives away to all words alike."""
        return self.smoothing

    def rate(self, step: int) -> float:
        """The step size at a step, counted from 0."""
        number = step + 1
        return self.learning_rate * min(number / self.n_warm_up, (self.n_warm_up / number) ** 0.5)


@dataclass
class Run:
    """A training run: the model, where it stands and what it has noted so far."""

    name: str
    schedule: Schedule
    vocabularies: Vocabularies
    pairs: Sequence[Sentences]
    model: Model
    optimiser: torch.optim.Optimizer
    step: int = 0
    n_sentences: int = 0  # sentences seen
    log: list[dict[str, float]] = field(default_factory=list)

    def save(self, path: Path) -> None:
        """Write a checkpoint; a half-written one never takes the place of a whole one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".partial")
        torch.save(
            {
                "schedule": asdict(self.schedule),
                "model": self.model.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "step": self.step,
                "n_sentences": self.n_sentences,
                "log": self.log,
                "chance": torch.get_rng_state(),
            },
            aside,
        )
        aside.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint, if there is one of this very recipe."""
        if not path.exists():
            return
        state: dict[str, Any] = torch.load(path, weights_only=True)
        if state["schedule"] != asdict(self.schedule):
            return
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.n_sentences, self.log = state["step"], state["n_sentences"], state["log"]
        torch.set_rng_state(state["chance"])

    def keep_snapshot(self, checkpoint: Path) -> None:
        """Keep the weights of this step beside the checkpoint, if the schedule wants them."""
        if self.step in self.schedule.snapshots:
            checkpoint.parent.mkdir(parents=True, exist_ok=True)
            torch.save(
                {"n_sentences": self.n_sentences, "model": self.model.state_dict()},
                snapshot_path(checkpoint, self.step),
            )


def snapshot_path(checkpoint: Path, step: int) -> Path:
    """Where the weights after a step are kept."""
    return checkpoint.with_name(f"{checkpoint.stem}-step-{step}.pt")


def new_run(
    name: str,
    sizes: AnySizes,
    schedule: Schedule,
    vocabularies: Vocabularies,
    pairs: Sequence[Sentences],
) -> Run:
    """A model with fresh weights, ready to train."""
    torch.manual_seed(schedule.seed)
    model = new_model(sizes, schedule.dropout)
    if isinstance(model, Translator):
        initialise(model)
    optimiser = torch.optim.Adam(
        model.parameters(), lr=schedule.learning_rate, betas=(0.9, 0.98), fused=True
    )
    return Run(name, schedule, vocabularies, pairs, model, optimiser)


def initialise(model: Translator) -> None:
    """Give word vectors a length of about 1: they are also the output layer."""
    scale = model.sizes.d_embedding**-0.5
    nn.init.normal_(model.source_embedding.weight, std=scale)
    nn.init.normal_(model.target_embedding.weight, std=scale)


def batch_stream(run: Run) -> Iterator[Batch]:
    """The batches from the run's step on: the same ones, whether it was interrupted or not."""
    schedule, step, epoch = run.schedule, 0, 0
    while True:
        for indices in batches(run.pairs, schedule.seed, epoch, schedule.words_per_batch):
            if step >= run.step:
                chance = random.Random(f"{schedule.seed}/mask/{step}")
                shares = schedule.mask_names, schedule.mask_nouns
                chosen = [masked(run.pairs[n], run.vocabularies, chance, *shares) for n in indices]
                yield batch_of(chosen, run.vocabularies)
            step += 1
        epoch += 1


def loss_of(model: Model, batch: Batch, padding: int, smoothing: float = 0.0) -> Tensor:
    """How surprised the model is by the true next word: the mean of -log probability.

    With `smoothing`, a little of it is the surprise by all words alike (Szegedy et al. 2016).
    """
    logits = model(batch.source, batch.written, batch.present)
    return functional.cross_entropy(
        logits.flatten(0, 1),
        batch.wanted.flatten(),
        ignore_index=padding,
        label_smoothing=smoothing,
    )


def train_step(run: Run, batch: Batch) -> float:
    """Move every weight a little against the gradient of the loss; returns the loss."""
    for group in run.optimiser.param_groups:
        group["lr"] = run.schedule.rate(run.step)
    run.model.train()
    run.optimiser.zero_grad()
    padding, smoothing = run.vocabularies.target.padding, run.schedule.label_smoothing
    loss = loss_of(run.model, batch, padding, smoothing)
    loss.backward()
    nn.utils.clip_grad_norm_(run.model.parameters(), run.schedule.clip)
    run.optimiser.step()
    run.model.eval()
    run.step += 1
    run.n_sentences += len(batch.source)
    return float(loss.detach())


def train(run: Run, checkpoint: Path, log: Path, measure: Measure) -> Iterator[Progress]:
    """Train to the end. `measure` is asked at the start and for each line of the log."""
    run.resume(checkpoint)
    run.model.eval()
    if run.step == 0:
        note(run, log, measure(run.model))
        run.keep_snapshot(checkpoint)
    recent: list[float] = []
    stream = batch_stream(run)
    while run.step < run.schedule.n_steps:
        recent.append(train_step(run, next(stream)))
        run.keep_snapshot(checkpoint)
        if run.step % run.schedule.log_every == 0 or run.step == run.schedule.n_steps:
            note(run, log, {"loss": sum(recent) / len(recent)} | measure(run.model))
            run.save(checkpoint)
            recent = []
        yield Progress(run.name, run.step, run.schedule.n_steps, message(run))


def note(run: Run, path: Path, values: dict[str, float]) -> None:
    """Add a line to the log, written whole, so that a resumed run leaves no gap in it."""
    rounded = {key: round(value, 5) for key, value in values.items()}
    run.log.append({"step": run.step, "sentences": run.n_sentences} | rounded)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in run.log), encoding="utf-8")


def message(run: Run) -> str:
    """The last line of the log in short."""
    values = {k: v for k, v in run.log[-1].items() if k not in ("step", "sentences")}
    return ", ".join(f"{key.replace('_', ' ')} {value:.3f}" for key, value in values.items())
