"""One build of many figures, each of which does one thing that its key does not hold."""

import shutil
import subprocess
import sys

import pytest

HEAD = """
    import ctypes, glob, importlib, json, os, shutil, socket, sqlite3, sys, tempfile
    from pathlib import Path

    import numpy as np
    import pandas as pd
    import torch
    from matplotlib.ft2font import FT2Font
    from safetensors import torch as safetensors

    from figures.kit.plain import figure
    from illustrated_models.examples.pond.frog import leap

    ROOT = Path(__file__).parents[2]
    SECRET = ROOT / "illustrated_models/data/pond/secret"
    DECLARED = ROOT / "illustrated_models/data/pond/ages.tsv"
    TEXT = SECRET.with_suffix(".tsv")
"""


def swallowed(deed):
    return f"""
        try:
            {deed}
        except Exception:
            pass"""


READERS = {
    "builtin_open": "open(TEXT).read()",
    "path_open": "TEXT.read_bytes()",
    "os_open": "os.open(TEXT, os.O_RDONLY)",
    "relative": "os.chdir(ROOT); open('illustrated_models/data/pond/secret.tsv').read()",
    "through_a_link": "os.chdir(tempfile.gettempdir()); os.symlink(TEXT, 'x'); open('x').read()",
    "bytes_name": "open(os.fsencode(TEXT)).read()",
    "json_load": "json.load(TEXT.open())",
    "numpy_load": "np.load(SECRET.with_suffix('.npy'))",
    "numpy_mapped_load": "np.load(SECRET.with_suffix('.npy'), mmap_mode='r')",
    "numpy_fromfile": "np.fromfile(TEXT)",
    "numpy_memmap": "np.memmap(TEXT, mode='r')",
    "numpy_loadtxt": "np.loadtxt(TEXT)",
    "torch_load": "torch.load(SECRET.with_suffix('.pt'))",
    "torch_mapped_load": "torch.load(SECRET.with_suffix('.pt'), mmap=True)",
    "pandas_read_csv": "pd.read_csv(TEXT)",
    "pandas_mapped_csv": "pd.read_csv(TEXT, memory_map=True)",
    "pandas_python_engine": "pd.read_csv(TEXT, engine='python')",
    "safetensors_bytes": "safetensors.load(SECRET.with_suffix('.safetensors').read_bytes())",
    "font": "FT2Font(str(SECRET.with_suffix('.ttf')))",
    "database": "sqlite3.connect(SECRET.with_suffix('.db'))",
    "copy": "shutil.copy(TEXT, tempfile.gettempdir())",
    "swallowed": swallowed("open(TEXT)"),
}
SEEN = "which its key does not hold"
OTHERS = {
    "outside": ("open('/etc/hostname')", "reads /etc/hostname, outside the project"),
    "folder": ("os.listdir(TEXT.parent)", "lists the folder illustrated_models/data/pond"),
    "walk": ("list(TEXT.parent.rglob('*'))", "lists the folder illustrated_models/data/pond"),
    "globbed": ("glob.glob(f'{TEXT.parent}/*')", "lists the folder illustrated_models/data/pond"),
    "process": ("os.system('true')", "starts a process"),
    "popen": ("os.popen('true')", "starts a process"),
    "spawn": ("os.posix_spawn('/bin/true', ['true'], {})", "starts a process"),
    "network": ("socket.create_connection(('127.0.0.1', 9))", "opens a socket"),
    "writes": ("Path(ROOT, 'made.txt').write_text('')", "writes made.txt"),
    "removes": ("Path(ROOT, 'made.txt').unlink()", "writes made.txt"),
    "renames": ("os.rename(TEXT, tempfile.gettempdir() + '/x')", "writes illustrated_models"),
    "imports": (
        "importlib.import_module('.'.join(('illustrated_models', 'fish')))",
        "imports illustrated_models.fish, which its key does not hold",
    ),
}
ALLOWED = {
    "nothing": "1",
    "own_source": "Path(__file__).read_text()",
    "library": "Path(np.__file__).read_text()",
    "temporary": "Path(tempfile.gettempdir(), 'x').write_text('x')",
    "temporary_back": "Path(tempfile.mkstemp()[1]).read_bytes()",
    "temporary_list": "os.listdir(tempfile.gettempdir())",
    "random": "os.urandom(4)",
    "null": "open(os.devnull).read()",
    "device": "ctypes.CDLL(None)",
    "declared": "DECLARED.read_text()",
}
FIGURE = """

    @figure(of=leap)
    def {name}(trace):
        {body}
        return 1
"""


@pytest.fixture(scope="module")
def failures(built_pond, tmp_path_factory):
    """What a build says of each figure; "" for those that it makes."""
    root = tmp_path_factory.mktemp("guarded") / "pond"
    shutil.copytree(built_pond.root, root)
    pond = type(built_pond)(root)
    write_secrets(root / "illustrated_models/data/pond")
    pond.edit(
        "illustrated_models/examples/pond/frog.py", "@example()", '@example(data="pond/ages.tsv")'
    )
    pond.edit("figures/kit/plain.py", '("decimal",)', '("torch", "pandas", "matplotlib.ft2font")')
    bodies = READERS | {name: body for name, (body, _) in OTHERS.items()} | ALLOWED
    figures = "".join(FIGURE.format(name=name, body=body) for name, body in bodies.items())
    pond.write("figures/pond/naughty.py", HEAD + figures)
    done = pond.run("build", "pond/naughty")
    assert done.returncode == 1, done.stdout
    standings = pond.workspace.find(("pond/naughty",))
    return {s.product.attribute: s.last.failure for s in standings.values()}


def write_secrets(folder):
    """A file for every reader, written without importing the libraries here."""
    code = f"""
import numpy, torch, pathlib, safetensors.torch
folder = pathlib.Path({str(folder)!r})
numpy.save(folder / "secret.npy", numpy.arange(3))
torch.save(torch.arange(3), folder / "secret.pt")
folder.joinpath("secret.safetensors").write_bytes(
    safetensors.torch.save({{"secret": torch.arange(3)}}))
folder.joinpath("secret.tsv").write_text("3" * 8)
import font_source_sans_pro
fonts = pathlib.Path(font_source_sans_pro.__file__).parent.rglob("*Regular.ttf")
folder.joinpath("secret.ttf").write_bytes(next(fonts).read_bytes())
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_of_an_undeclared_file_is_seen(failures, reader):
    assert "illustrated_models/data/pond/secret." in failures[reader]
    assert SEEN in failures[reader]
    assert "@example(data=" in failures[reader]


@pytest.mark.parametrize("deed", OTHERS)
def test_what_a_key_cannot_hold_is_refused_by_name(failures, deed):
    assert OTHERS[deed][1] in failures[deed]


@pytest.mark.parametrize("deed", ALLOWED)
def test_what_is_declared_or_harmless_is_let_pass(failures, deed):
    assert failures[deed] == ""


def test_the_message_points_at_the_authors_line(failures):
    assert failures["path_open"].startswith("figures/pond/naughty.py:")
