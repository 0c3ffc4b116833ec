"""The worked example of real text: scores of networks that learnt from sentences of others."""

import json
from dataclasses import dataclass
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.examples.translation.measured import DATA
from illustrated_models.examples.translation.told import Share, share
from illustrated_models.published_translator import load_card

MODELS = {"with attention": "translator-dot", "without attention": "translator-plain"}


@dataclass(frozen=True)
class RealTextTrace:
    """The same networks on two kinds of text, each trained on the kind that it is asked about."""

    models: Annotated[tuple[str, ...], "axis: bucket"]  # with attention, without (definition)
    generated: Float[Tensor, " bucket"]  # BLEU on our sentences
    #   (Papineni et al. 2002, section 2.3)
    real: Float[Tensor, " bucket"]  # BLEU on real sentences (Papineni et al. 2002, section 2.3)
    exact: Share  # real sentences without a wrong word, with attention (definition)
    n_learnt: int  # real sentences that both learnt from (definition)
    n_asked: int  # real sentences that both were asked (definition)
    n_words: int  # French words and signs that both know of the real text (definition)


def measured() -> dict[str, Any]:
    """What was measured. Raises ValueError if a model was another one."""
    path = DATA / "translation" / "real_text.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for name in MODELS.values():
        if content["models"].get(name) != load_card(name).sha256:
            raise ValueError(f"{path.name} was not measured beside {name}: measure it again")
    return content


@example(cards=("translator-dot", "translator-plain"), data="translation/real_text.json")
def real_text() -> RealTextTrace:
    """Generated and real sentences, translated with attention and without."""
    content = measured()
    rows = {
        kind: torch.tensor([found[name]["bleu"] for name in MODELS.values()])
        for kind, found in content["scores"].items()
    }
    return RealTextTrace(
        models=tuple(MODELS),
        generated=rows["generated"],
        real=rows["real"],
        exact=share(content["scores"]["real"][MODELS["with attention"]]["exact"]),
        n_learnt=content["learnt"],
        n_asked=content["asked"],
        n_words=content["words"][0],
    )
