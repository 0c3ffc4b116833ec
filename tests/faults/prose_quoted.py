"""Faults in what authors quote: facts and claims of figures, in the source of the article."""

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

from tests.faults.fault import StillbornError
from tests.faults.prose_site import ARTICLE, finished, site, values_of
from tests.faults.prose_typed import Edit, matched, replaced, said

PRINTED = re.compile(r"\{= ([a-z_.]+) \| show(?:\(\"([^\"]*)\"\))? =\}")
CLAIMED = re.compile(r"\{= claim\(\"([^\"]*)\"\) =\}")
MOST = 'pond.looks.one_look.most | show(".0%")'
FLOAT = r"\{= [a-z_.]+ \| show\(\"\.[0-9][f%]\"\) =\}"


def fact_of_another_figure(text: str, chance: Random) -> str:
    """A fact of a figure of another section, in a format that fits both."""
    return _other_fact(text, chance, lambda own, other: own.split(".")[1] != other.split(".")[1])


def fact_of_the_same_figure(text: str, chance: Random) -> str:
    """Another fact of the same figure."""

    def fits(own: str, other: str) -> bool:
        return own.rpartition(".")[0] == other.rpartition(".")[0] and own != other

    return _other_fact(text, chance, fits)


def facts_exchanged(text: str, chance: Random) -> str:
    """Two facts printed alike, one after the other, change places."""
    pairs = [(a, b) for a, b in pairwise(PRINTED.finditer(text)) if a[1] != b[1] and a[2] == b[2]]
    one, other = chance.choice(pairs)
    between = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]


def _other_fact(text: str, chance: Random, fits: Callable[[str, str], bool]) -> str:
    """Print another fact where one was; only one whose text differs."""
    values = dict(values_of(site().facts))
    prints = [*PRINTED.finditer(text)]
    for match in chance.sample(prints, len(prints)):
        for other in chance.sample([*values], len(values)):
            same_sort = isinstance(values[other], type(values[match[1]]))
            if fits(match[1], other) and same_sort and values[other] != values[match[1]]:
                changed = text[: match.start(1)] + other + text[match.end(1) :]
                if _differs(changed, text):
                    return changed
    raise StillbornError("no other fact fits")


def _differs(changed: str, text: str) -> bool:
    return re.sub("<[^>]*>", "", finished(changed)) != re.sub("<[^>]*>", "", finished(text))


def another_claim(text: str, chance: Random) -> str:
    """A sentence that some figure proves, where another stood."""
    one = chance.choice([*CLAIMED.finditer(text)])
    others = [sentence for sentence in site().claims if sentence != one[1] and '"' not in sentence]
    return text[: one.start(1)] + chance.choice(others) + text[one.end(1) :]


def claim_negated(text: str, chance: Random) -> str:
    """The claim says the contrary."""
    one = chance.choice([m for m in CLAIMED.finditer(text) if " is " in m[1] or " has " in m[1]])
    contrary = re.sub(r" (is|has) ", r" \1 not ", one[1], count=1)
    return text[: one.start(1)] + contrary + text[one.end(1) :]


def claim_without_its_proof(text: str, chance: Random) -> str:
    """The sentence stays, and nothing vouches for it any more."""
    one = chance.choice([m for m in CLAIMED.finditer(text) if not re.search(r"\d", m[1])])
    return text[: one.start()] + one[1] + text[one.end() :]


def claim_cut(text: str, chance: Random) -> str:
    """The claim loses its last word."""
    one = chance.choice([*CLAIMED.finditer(text)])
    return text[: one.start(1)] + one[1].rpartition(" ")[0] + text[one.end(1) :]


def _format(new: str) -> Edit:
    return replaced(MOST, MOST.replace(".0%", new))


KINDS: dict[str, dict[str, tuple[str, Edit]]] = {
    "fact of another figure": {
        f"in {where}": (ARTICLE, fact_of_another_figure)
        for where in ("one place", "another place", "yet another place", "some other place")
    },
    "wrong fact of the same figure": {
        "another fact": (ARTICLE, fact_of_the_same_figure),
        "yet another fact": (ARTICLE, fact_of_the_same_figure),
        "facts exchanged": (ARTICLE, facts_exchanged),
        "fact left out": (ARTICLE, matched(FLOAT, "much")),
        "fact printed again": (ARTICLE, matched(FLOAT, r"\g<0> \g<0>")),
    },
    "fact that is not there": {
        "unknown name": (ARTICLE, replaced("one_look.most", "one_look.least")),
        "unknown figure": (ARTICLE, replaced("one_look.most", "two_looks.most")),
        "half a name": (ARTICLE, replaced("one_look.most", "one_look")),
    },
    "wrong format": {
        "no decimals left": (ARTICLE, _format(".0f")),
        "more decimals": (ARTICLE, _format(".3%")),
        "a fraction in words": (ARTICLE, _format("words")),
        "padded with digits": (ARTICLE, _format("4>5")),
        "no format": (ARTICLE, replaced(MOST, MOST.partition("(")[0])),
    },
    "sign or unit typed beside a fact": {
        "a minus before": (ARTICLE, matched(FLOAT, r"−\g<0>")),
        "a hyphen before": (ARTICLE, matched(FLOAT, r"-\g<0>")),
        "a per cent sign behind": (
            ARTICLE,
            matched(r"\{= [a-z_.]+ \| show\(\".2f\"\) =\}", r"\g<0>%"),
        ),
        "a digit before": (ARTICLE, matched(FLOAT, r"1\g<0>")),
        "a digit behind": (ARTICLE, matched(FLOAT, r"\g<0>5")),
        "millions behind": (ARTICLE, matched(FLOAT, r"\g<0> million")),
        "per cent spelled out behind": (ARTICLE, matched(FLOAT, r"\g<0> per cent")),
        "a factor before": (ARTICLE, matched(FLOAT, r"twice \g<0>")),
    },
    "number computed on the page": {
        "a text": (ARTICLE, replaced(f"{{= {MOST} =}}", '{= "46%" =}')),
        "a number": (ARTICLE, replaced(f"{{= {MOST} =}}", "{= 46 =}")),
        "a product": (ARTICLE, replaced("one_look.most |", "one_look.most * 2 |")),
        "a value": (
            ARTICLE,
            replaced(f"{{= {MOST} =}}", "{= pond.looks.one_look.most.value =}"),
        ),
        "a filter": (ARTICLE, replaced(MOST, f"{MOST} | replace('4', '9')")),
        "a block": (ARTICLE, said('{%= set n = "46%" =%}It is {= n =}.')),
        "markup by hand": (ARTICLE, said('<data value="0.46" data-source="x">46%</data>')),
        "a claim by hand": (ARTICLE, said('<span class="claim" data-proof="x">It works.</span>')),
    },
    "wrong claim": {
        "reworded": (ARTICLE, replaced("it looks most at “verte”", "it looks mostly at “verte”")),
        "another word": (ARTICLE, replaced("it looks most at “verte”", "it looks most at “carpe”")),
        "negated": (ARTICLE, claim_negated),
        "cut": (ARTICLE, claim_cut),
        "another claim": (ARTICLE, another_claim),
        "number in it": (ARTICLE, matched(CLAIMED.pattern, r'{= claim("\1, 46%") =}')),
        "without its proof": (ARTICLE, claim_without_its_proof),
        "without its proof, elsewhere": (ARTICLE, claim_without_its_proof),
    },
    "figure of another section": {
        "figure left out": (ARTICLE, matched(r"^--8<-- .*one-look.*$", "")),
        "figure exchanged": (
            ARTICLE,
            replaced("looks/one-look.html", "vectors/printed.html"),
        ),
        "figure misspelled": (ARTICLE, replaced("one-look.html", "one-lok.html")),
    },
}
