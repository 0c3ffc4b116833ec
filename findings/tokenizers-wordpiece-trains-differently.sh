#!/bin/sh
# A guess: training a vocabulary on the same text, with one thread, gives the same vocabulary each time;
# it is counting, and nothing in it is drawn.
# What happens in tokenizers 0.23.3: eight trainings of WordPiece in one process give eight different
# assignments of ids, and even several different sets of pieces (ties between equally frequent pairs
# are broken otherwise). BPE on the same text gives one vocabulary, eight times.
# Who meets it: whoever commits a model and trains its tokenizer anew at build, or compares two runs.
# Commit the vocabulary.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check tokenizers==0.23.3
RAYON_NUM_THREADS=1 TOKENIZERS_PARALLELISM=false "$folder/venv/bin/python" - <<'PYTHON'
import tokenizers
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

TEXT = (
    "the cat sat on the mat and the dog sat by the door while a bird sang in the old garden near"
    " the river where children played games until evening came and mothers called them home"
)
KINDS = {
    "WordPiece": (models.WordPiece, trainers.WordPieceTrainer),
    "BPE": (models.BPE, trainers.BpeTrainer),
}


def vocabulary(kind: str) -> dict[str, int]:
    model, trainer = KINDS[kind]
    tokenizer = Tokenizer(model(unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    options = trainer(vocab_size=80, special_tokens=["[UNK]"], show_progress=False)
    tokenizer.train_from_iterator([TEXT], options)
    return tokenizer.get_vocab()


print("tokenizers", tokenizers.__version__)
different = {}
for kind in KINDS:
    trained = [vocabulary(kind) for _ in range(8)]
    ids = {tuple(sorted(each.items())) for each in trained}
    pieces = {frozenset(each) for each in trained}
    different[kind] = len(ids), len(pieces)
    print(f"{kind}: 8 trainings, {len(ids)} assignments of ids, {len(pieces)} sets of pieces")
assert different["BPE"] == (1, 1)
assert different["WordPiece"][0] > 1
PYTHON
# Output seen (the second number of WordPiece differs from run to run):
#   tokenizers 0.23.3
#   WordPiece: 8 trainings, 8 assignments of ids, 6 sets of pieces
#   BPE: 8 trainings, 1 assignments of ids, 1 sets of pieces
