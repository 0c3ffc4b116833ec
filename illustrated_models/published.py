"""The published models: a file of weights each, and a card that says what they can do.

The published model *is* its weights rounded to 16-bit floating point: figures, pages and
measurements all use the rounded ones.
"""

import difflib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import torch as safetensors
from torch import Tensor, nn

from illustrated_models.vocabulary import Vocabularies, Vocabulary

WEIGHTS = Path(__file__).parent / "weights"
AnyModel = TypeVar("AnyModel", bound=nn.Module)


@dataclass(frozen=True)
class Card:
    """What is known about a published model."""

    name: str
    sizes: Any  # of its architecture, which they name: `Sizes` of a translator
    n_parameters: int
    sha256: str  # of the file of weights
    versions: dict[str, str]  # of Python and torch at training
    recipe: dict[str, Any]  # how it was trained: all that is needed to do it again
    vocabularies: Any  # `Vocabularies` of a model that reads and writes words, else None
    metrics: dict[str, Any]  # what it can do on what it has not seen
    notes: tuple[str, ...]  # how to read the metrics


def published_path(name: str, ending: str, folder: Path = WEIGHTS) -> Path:
    """The file of a published model. Raises FileNotFoundError that names the nearest ones."""
    path = folder / f"{name}{ending}"
    if not path.exists():
        near = difflib.get_close_matches(name, [one.stem for one in sorted(folder.glob("*.json"))])
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise FileNotFoundError(f"no published file {path.name} in {folder}{hint}")
    return path


def architecture_of(name: str, folder: Path = WEIGHTS) -> str:
    """Which kind of model a published one is, by its card: "translator"."""
    path = published_path(name, ".json", folder)
    return str(json.loads(path.read_text(encoding="utf-8")).get("architecture"))


def read_card(name: str, sizes: Any, folder: Path) -> Card:  # noqa: ANN401
    """Read the card of a published model whose architecture has such `sizes` (a class).

    Raises ValueError for another file, and for the card of another architecture.
    """
    path = published_path(name, ".json", folder)
    content = json.loads(path.read_text(encoding="utf-8"))
    wrong = f"{path} is not the card of a {sizes.architecture}"
    if (architecture := content.pop("architecture", None)) != sizes.architecture:
        raise ValueError(f"{wrong}: its architecture is {architecture}")
    words = content.pop("vocabularies", None)
    try:
        return Card(
            sizes=sizes(**content.pop("sizes")),
            vocabularies=_vocabularies(words) if words else None,
            notes=tuple(content.pop("notes")),
            **content,
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{wrong}: {error}") from error


def _vocabularies(words: Mapping[str, list[str]]) -> Vocabularies:
    return Vocabularies(Vocabulary(tuple(words["source"])), Vocabulary(tuple(words["target"])))


def read_model(model: AnyModel, card: Card, folder: Path) -> AnyModel:
    """Fill a model with its published weights. Raises ValueError if they are not its card's."""
    path = published_path(card.name, ".safetensors", folder)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != card.sha256:
        known = f"{card.name}.json"
        raise ValueError(f"{path} is not the file that its card {known} describes (sha256)")
    model.load_state_dict({k: v.float() for k, v in safetensors.load(content).items()})
    return model.eval().requires_grad_(requires_grad=False)


def rounded(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights as they are published: 16-bit floating point."""
    return {
        name: weight.detach().to(torch.float16).contiguous() for name, weight in weights.items()
    }


def save_weights(name: str, weights: Mapping[str, Tensor], folder: Path = WEIGHTS) -> str:
    """Write the rounded weights; returns the file's sha256."""
    content = safetensors.save(rounded(weights))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.safetensors").write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def save_card(card: Card, folder: Path = WEIGHTS) -> None:
    """Write the card beside the weights: one line per entry, the vocabulary in one line each."""
    content = {"name": card.name, "architecture": card.sizes.architecture} | asdict(card)
    told = getattr(card.sizes, "told", None)  # what of its sizes an architecture tells, if not all
    content["sizes"] = told() if told else content["sizes"]
    if words := card.vocabularies:
        content["vocabularies"] = {"source": words.source.words, "target": words.target.words}
    else:
        del content["vocabularies"]
    text = compact_json(content)
    (folder / f"{card.name}.json").write_text(text + "\n", encoding="utf-8")


def compact_json(value: Any, indent: str = "", width: int = 100) -> str:  # noqa: ANN401
    """JSON that a person can read: what fits goes on one line; a plain list always does."""
    flat = json.dumps(value, ensure_ascii=False)
    plain = isinstance(value, list | tuple) and not any(isinstance(v, dict | list) for v in value)
    if len(flat) + len(indent) <= width or not value or plain or isinstance(value, str):
        return flat
    deeper = indent + " "
    if isinstance(value, dict):
        rows = [
            f"{json.dumps(k, ensure_ascii=False)}: {compact_json(v, deeper)}"
            for k, v in value.items()
        ]
        opening, closing = "{", "}"
    else:
        rows = [compact_json(v, deeper) for v in value]
        opening, closing = "[", "]"
    return f"{opening}\n{deeper}" + f",\n{deeper}".join(rows) + f"\n{indent}{closing}"
