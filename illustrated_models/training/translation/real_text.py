"""How the same two networks do on real text, measured once.

Only scores are kept, for the sentences are others'. The networks are of the sizes of the article's
large ones, trained for as many steps with and without attention, and asked sentences that were kept
from them. BLEU (Papineni et al. 2002, section 2.3) counts words and runs of words that stand in the
true translation, too; sacrebleu computes it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from sacrebleu.metrics import BLEU

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.published import compact_json
from illustrated_models.published_translator import load_translator
from illustrated_models.seq2seq import Attention, Sizes
from illustrated_models.training import measures
from illustrated_models.training.answers import Answer, answers, in_numbers
from illustrated_models.training.evaluation import held_out_pairs, quick_metrics
from illustrated_models.training.loop import Run, Schedule, new_run, train
from illustrated_models.training.models import Model
from illustrated_models.training.progress import Progress
from illustrated_models.training.translation import debian
from illustrated_models.vocabulary import Vocabularies, vocabulary_of

PLACE = ("illustrated_models", "data", "translation", "real_text.json")
NETWORKS: dict[str, Attention] = {"translator-plain": None, "translator-dot": "dot"}
N_ASKED = 1500  # sentences that nobody learns from
N_QUICK = 200  # of them, asked for each line of the log
AT_LEAST = 10  # a word that occurs less often is unknown
SEED = 1


@dataclass(frozen=True)
class Text:
    """Real sentences: those to learn from, those to be asked, and the words of the former."""

    learnt: tuple[Pair, ...]
    asked: tuple[Pair, ...]
    vocabularies: Vocabularies


def divided(pairs: Sequence[Pair]) -> Text:
    """Keep some sentences for asking; a translation that was learnt from is never asked for."""
    order = list(pairs)
    random.Random(SEED).shuffle(order)
    learnt = tuple(order[2 * N_ASKED :])
    known = {pair.target for pair in learnt}
    asked = [pair for pair in order[: 2 * N_ASKED] if pair.target not in known]
    words = Vocabularies(
        vocabulary_of((pair.source for pair in learnt), AT_LEAST),
        vocabulary_of((pair.target for pair in learnt), AT_LEAST),
    )
    return Text(learnt, tuple(asked[:N_ASKED]), words)


def run_of(name: str, text: Text, schedule: Schedule) -> Run:
    """One of the two networks, at its first step."""
    words = text.vocabularies
    sizes = Sizes(len(words.source), len(words.target), 128, 256, NETWORKS[name])
    sentences = [in_numbers(pair, words) for pair in text.learnt]
    return new_run(f"real-text-{name}", sizes, schedule, words, sentences)


def bleu(found: Sequence[Answer]) -> float:
    """The score of these translations, from 0 to 100; tokens are taken as they are."""
    written = [" ".join(answer.written) for answer in found]
    wanted = [" ".join(answer.pair.target) for answer in found]
    metric = BLEU(tokenize="none", force=True)
    return round(metric.corpus_score(written, [wanted]).score, 2)


def scores(found: Sequence[Answer]) -> dict[str, Any]:
    """What is told of a network's translations."""
    return {
        "bleu": bleu(found),
        "exact": measures.exact(found),
        "next_word": measures.next_word(found),
    }


def _ask_a_few(text: Text, model: Model) -> dict[str, float]:
    return quick_metrics(model, text.vocabularies, text.asked[:N_QUICK])


def cook(root: Path, schedule: Schedule) -> Iterator[Progress]:
    """Fetch, train both, ask, and write the scores below `root`; Ctrl-C, then again, goes on."""
    torch.set_num_threads(1)
    yield Progress("real-text", 0, 1, "fetching Debian's descriptions")
    with TemporaryDirectory() as folder:
        given = debian.fetch(Path(folder))
    pairs = tuple(debian.sentence_pairs(given["fr"], given["en"]))
    text = divided(pairs)
    schedule = replace(schedule, dropout=0.2, mask_names=0.0, mask_nouns=0.0, snapshots=())
    found: dict[str, dict[str, Any]] = {"generated": {}, "real": {}}
    for name in NETWORKS:
        run = run_of(name, text, schedule)
        folder = root / ".illustrate" / "training"
        checkpoint, log = folder / f"{run.name}.pt", folder / f"{run.name}.log.jsonl"
        yield from train(run, checkpoint, log, partial(_ask_a_few, text))
        found["real"][name] = scores(answers(run.model, text.vocabularies, text.asked))
        model, card = load_translator(name)
        found["generated"][name] = scores(answers(model, card.vocabularies, held_out_pairs()))
    write(root, pairs, text, schedule, found)
    yield Progress("real-text", 1, 1, f"written: {PLACE[-1]}")


def write(
    root: Path, pairs: Sequence[Pair], text: Text, schedule: Schedule, found: dict[str, Any]
) -> None:
    """Keep the scores and what they were measured on, but no sentence."""
    content = {
        "date": datetime.now(UTC).date().isoformat(),
        "models": {name: load_translator(name)[1].sha256 for name in NETWORKS},
        "pairs": len(pairs),
        "learnt": len(text.learnt),
        "asked": len(text.asked),
        "words": [len(text.vocabularies.source), len(text.vocabularies.target)],
        "steps": schedule.n_steps,
        "scores": found,
    }
    path = root.joinpath(*PLACE)
    path.write_text(compact_json(content) + "\n", encoding="utf-8")
