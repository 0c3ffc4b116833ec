"""What a Lighthouse report says, in the names and units of budgets.toml."""

import statistics
from collections.abc import Iterable, Mapping

SCORES = ("performance", "accessibility", "best-practices", "seo")  # of 100
AUDITS = {
    "fcp": "first-contentful-paint",
    "lcp": "largest-contentful-paint",
    "cls": "cumulative-layout-shift",
    "tbt": "total-blocking-time",
}  # milliseconds, but for cls
NAMES = (*SCORES, *AUDITS)
Measured = dict[str, float]
Limits = Mapping[str, Mapping[str, float]]


def read(report: dict) -> Measured:
    """The numbers of one run; an error if the page was not measured, or not all of it."""
    if failed := report.get("runtimeError"):
        raise ValueError(f"{report['requestedUrl']}: {failed['message']}")
    values = {name: report["categories"][name]["score"] for name in SCORES}
    values |= {name: report["audits"][audit].get("numericValue") for name, audit in AUDITS.items()}
    if missing := [name for name, value in values.items() if value is None]:
        raise ValueError(f"{report['requestedUrl']}: no {', '.join(missing)} in the report")
    return values | {name: round(100 * values[name]) for name in SCORES}


def medians(runs: list[Measured]) -> Measured:
    """The number in the middle of all runs, for each name by itself."""
    return {name: statistics.median(run[name] for run in runs) for name in NAMES}


def over(measured: Measured, limits: Limits) -> list[str]:
    """The names of what is less than it must be, or more than it may be."""
    low = [name for name, least in limits["least"].items() if measured[name] < least]
    return low + [name for name, most in limits["most"].items() if measured[name] > most]


def shown(name: str, value: float) -> str:
    """A number as the table prints it."""
    return f"{value:.4g}" if name == "cls" else f"{value:,.0f}"


def asked(limits: Limits) -> list[str]:
    """What is asked of each name, in the order of the columns."""
    signs = {"least": "≥", "most": "≤"}
    words = {
        name: f"{signs[kind]} {shown(name, limit)}"
        for kind, some in limits.items()
        for name, limit in some.items()
    }
    return [words.get(name, "–") for name in NAMES]


def faults(report: dict) -> Iterable[str]:
    """The checks of accessibility, practices and search that a page fails, and where."""
    for name in SCORES[1:]:
        for each in report["categories"][name]["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = audit.get("details", {}).get("items", [])
                places = (item.get("node", {}).get("snippet", "") for item in items)
                yield f"{name}: {audit['title']} {' '.join(places)}".strip()
