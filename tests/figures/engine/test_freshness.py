import os

import pytest


def test_what_was_built_is_fresh_even_in_another_folder(pond):
    assert pond.stale() == set()
    assert pond.workspace.standings.keys() == pond.everything


def test_a_comment_or_a_blank_line_makes_nothing_stale(pond):
    pond.edit("illustrated_models/fish.py", "# cm", "# centimetres\n\n")
    pond.edit("figures/pond/water.py", "def rounded", "# a comment\n\n\ndef rounded")
    assert pond.stale() == set()


def test_an_edited_figure_is_stale_alone_and_its_siblings_are_not(pond):
    pond.edit("figures/pond/water.py", "+ 1", "+ 2")
    assert pond.stale() == {"pond/water/old-carp"}


def test_a_caption_is_part_of_its_figure(pond):
    pond.edit("figures/pond/water.py", "How long a young fish", "How short a young fish")
    assert pond.stale() == {"pond/water/young-fish"}


def test_a_helper_makes_all_figures_of_its_file_stale(pond):
    pond.edit("figures/pond/water.py", "round(number)", "round(number, 0)")
    assert pond.stale() == {"pond/water/old-carp", "pond/water/young-fish"}


def test_an_edited_model_makes_exactly_its_users_stale(pond):
    pond.edit("illustrated_models/frog.py", "10", "11")
    assert pond.stale() == {"pond/shore/leaping", "pond/shore/frog-leaps"}
    pond.edit("illustrated_models/fish.py", "2 * age", "3 * age")
    assert pond.stale() == pond.everything


def test_data_and_weights_make_the_products_of_their_examples_stale(pond):
    pond.write("illustrated_models/data/pond/ages.tsv", "4\n")
    assert pond.stale() == {"pond/water/young-fish"}
    pond.write("illustrated_models/weights/carp.json", "{ }")
    assert pond.stale() == {"pond/water/young-fish", "pond/water/old-carp"}


def test_the_engine_of_the_worker_counts_and_the_command_line_does_not(pond):
    pond.edit("figures/engine/cli.py", '"For programs."', '"For machines."')
    assert pond.stale() == set()
    pond.edit("figures/engine/guard.py", "WRITING =", "ALSO = 1\nWRITING =")
    assert pond.stale() == pond.everything


def test_the_kit_of_films_is_nothing_to_figures(pond):
    pond.edit("anim/kit/reel.py", "make", "make\nSPEED = 2")
    assert pond.stale() == {"pond/shore/frog-leaps"}


def test_an_output_edited_by_hand_is_stale(pond):
    path = pond.generated("pond/shore/leaping.html")
    path.write_text("<p>12</p>", encoding="utf-8")
    assert pond.stale() == {"pond/shore/leaping"}
    (reason,) = pond.reasons("pond/shore/leaping")
    assert reason == "docs/generated/pond/shore/leaping.html was edited by hand"


def test_an_output_that_is_gone_is_stale(pond):
    pond.generated("pond/shore/leaping.html").unlink()
    assert pond.reasons("pond/shore/leaping") == (
        "docs/generated/pond/shore/leaping.html is missing",
    )


def test_an_edit_that_keeps_size_and_time_stamp_of_the_source_is_seen(pond):
    path = pond.root / "illustrated_models/frog.py"
    before = path.stat()
    pond.edit("illustrated_models/frog.py", "10", "20")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert pond.stale() == {"pond/shore/leaping", "pond/shore/frog-leaps"}


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        ("illustrated_models/frog.py", "10", "11", "illustrated_models/frog.py changed"),
        ("illustrated_models/frog.py", "def", "import torch\ndef", "torch "),
        (
            "figures/pond/shore.py",
            "import leap",
            "import leap\nimport anim.kit.reel",
            "is used now",
        ),
    ],
)
def test_the_reason_names_what_changed(pond, path, old, new, reason):
    pond.edit(path, old, new)
    assert any(reason in each for each in pond.reasons("pond/shore/leaping"))


def test_the_reason_names_what_is_used_no_more(pond):
    pond.edit(
        "illustrated_models/examples/pond/frog.py", "from illustrated_models.frog import jump", ""
    )
    reasons = pond.reasons("pond/shore/leaping")
    assert "illustrated_models/frog.py is no longer used" in reasons
    assert "illustrated_models/examples/pond/frog.py changed" in reasons


def test_the_static_closure_is_what_the_worker_imported(pond):
    for standing in pond.workspace.standings.values():
        assert standing.last.imported == standing.product.modules
