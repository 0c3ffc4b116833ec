"""The packed form of a published model, read as `figures/engine/weights.py` describes it."""

import gzip
import hashlib
import json
import struct

import numpy as np
import pytest
from safetensors import torch as safetensors

from figures.engine.wasm import KERNEL, assemble, assembled
from figures.engine.weights import WEIGHTS, pack, packed

NAME = "translator-two-heads"


def parts(content):
    """The header, the low bytes and the high bytes."""
    plain = gzip.decompress(content)
    (length,) = struct.unpack_from("<I", plain)
    planes = plain[4 + length :]
    return json.loads(plain[4 : 4 + length]), planes[: len(planes) // 2], planes[len(planes) // 2 :]


def card_and_content(name=NAME):
    card = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    return card, (WEIGHTS / f"{name}.safetensors").read_bytes()


def test_the_planes_put_together_are_the_committed_file():
    header, low, high = parts(pack(NAME))
    woven = np.stack([np.frombuffer(low, np.uint8), np.frombuffer(high, np.uint8)], axis=1)
    index = header["index"].encode()
    content = struct.pack("<Q", len(index)) + index + woven.tobytes()
    assert content == card_and_content()[1]
    assert hashlib.sha256(content).hexdigest() == header["sha256"]
    assert safetensors.load(content).keys() == json.loads(header["index"]).keys()


def test_the_header_has_all_that_runs_the_model_and_not_how_it_was_trained():
    card, _ = card_and_content()
    header, _, _ = parts(pack(NAME))
    assert header["sizes"] == card["sizes"]
    assert header["words"] == card["vocabularies"]
    assert {*header} == {"name", "architecture", "sizes", "sha256", "index", "words"}


def test_a_model_without_words_is_packed_without():
    card, content = card_and_content()
    del card["vocabularies"]
    assert "words" not in parts(packed(card, content))[0]


def test_a_model_is_packed_into_the_same_bytes_each_time():
    assert pack(NAME) == pack(NAME)
    assert pack(NAME)[4:8] == b"\0\0\0\0"  # no date


def test_two_planes_are_smaller_than_one_row_of_numbers():
    content = card_and_content("translator-dot")[1]
    assert len(pack("translator-dot")) < 0.95 * len(gzip.compress(content, 9))


def test_an_unknown_model_is_an_error_that_names_the_nearest():
    with pytest.raises(FileNotFoundError, match="did you mean translator-dot"):
        pack("translator-dott")


def test_weights_that_are_not_those_of_the_card_are_not_packed():
    card, content = card_and_content()
    with pytest.raises(ValueError, match="is not the file that"):
        packed(card, content[:-1] + b"\x01")


def test_weights_of_other_than_sixteen_bits_are_not_packed():
    card, content = card_and_content()
    wide = safetensors.save({key: each.float() for key, each in safetensors.load(content).items()})
    with pytest.raises(ValueError, match="holds other than F16 numbers"):
        packed(card | {"sha256": hashlib.sha256(wide).hexdigest()}, wide)


def test_the_kernel_is_assembled_into_the_same_small_module_each_time():
    assert assemble() == assemble()
    assert assemble()[:4] == b"\0asm"
    assert len(assemble()) < 1000


def test_text_that_is_no_webassembly_is_an_error_that_names_file_and_line(tmp_path):
    wrong = tmp_path / "wrong.wat"
    wrong.write_text(KERNEL.read_text(encoding="utf-8").replace("i32.add", "i32.plus", 1))
    with pytest.raises(ValueError, match=r"(?s)wrong\.wat: .*:\d+:\d+"):
        assemble(wrong)
    with pytest.raises(ValueError, match=":1:"):
        assembled("(module")
