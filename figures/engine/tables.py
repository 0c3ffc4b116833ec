"""The facts and claims of all products in two files that pages read."""

import json
from collections.abc import Mapping
from typing import Any

from figures.engine.freshness import State

Tree = dict[str, Any]  # article → section → name → fact → {value, source}


def python_name(name: str) -> str:
    """How a page writes the name: "translation/words/two-words" is translation.words.two_words."""
    return name.replace("/", ".").replace("-", "_")


def facts_tree(states: Mapping[str, State]) -> Tree:
    """All facts, nested by the parts of their products' Python names."""
    tree: Tree = {}
    for name, state in sorted(states.items()):
        if not state.facts:
            continue
        branch = tree
        for part in python_name(name).split("."):
            branch = branch.setdefault(part, {})
        for fact, found in sorted(state.facts.items()):
            branch[fact] = {"value": found.value, "source": found.source}
    return tree


def claims_table(states: Mapping[str, State]) -> dict[str, list[str]]:
    """Every sentence that holds, and the products that prove it."""
    table: dict[str, list[str]] = {}
    for name, state in sorted(states.items()):
        for sentence in state.claims:
            table.setdefault(sentence, []).append(name)
    return dict(sorted(table.items()))


def to_yaml(tree: Mapping[str, Any], indent: str = "") -> str:
    """The tree as YAML; its leaves are JSON, which is YAML too."""
    lines = []
    for key, branch in tree.items():
        if isinstance(branch, dict) and branch and set(branch) != {"value", "source"}:
            lines.append(f"{indent}{_key(key)}:\n{to_yaml(branch, indent + '  ')}")
        else:
            lines.append(f"{indent}{_key(key)}: {json.dumps(branch, ensure_ascii=False)}\n")
    return "".join(lines)


def _key(key: str) -> str:
    return key if key.isidentifier() else json.dumps(key, ensure_ascii=False)
