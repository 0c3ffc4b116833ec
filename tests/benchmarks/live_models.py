"""How long a reader waits for a live model: `python -m tests.benchmarks.live_models`.

Each row is the median of several fresh profiles of headless Chromium. The file comes from this
machine, so what a slow connection adds is not in it. “First answer” counts from the click:
download, unpack, check and translate; “next answer” is another sentence.
"""

import statistics

from rich.console import Console
from rich.table import Table

from figures.engine.weights import pack
from illustrated_models.data.translation.corpus import growing_sentence
from tests.browsing import open_chromium
from tests.widgets.bench import Bench, open_bench, open_page
from tests.widgets.parity import KERNELS

MODELS = ("translator-dot", "translator-plain")
VISITS = 5
SENTENCES = [list(pair.source) for pair in growing_sentence()]
ASK = """async ([name, kernel, sentences]) => {
  const started = performance.now(), since = (before) => performance.now() - before;
  const { openModel } = await import("/widgets/client.js");
  const model = await openModel({ name, url: `/models/${name}-0.weights` }, { kernel });
  const opened = since(started);
  await model.translate(sentences[0]);
  const first = since(started), next = [];
  for (const sentence of sentences) {
    const asked = performance.now();
    await model.translate(sentence);
    next.push(since(asked));
  }
  return { opened, first, next: next.sort((a, b) => a - b)[next.length >> 1], last: next.at(-1) };
}"""


def main() -> None:
    """Print the table."""
    shown = Table("model", "kernel", "MB", "ready", "first answer", "next answer", "slowest next")
    with open_chromium() as browser, open_bench() as bench:
        for name in MODELS:
            content = pack(name)
            bench.lay(f"/models/{name}-0.weights", content)
            for kernel in KERNELS:
                visits = [visit(browser, bench, name, kernel) for _ in range(VISITS)]
                medians = [statistics.median(one[key] for one in visits) for key in visits[0]]
                times = (f"{median:.0f} ms" for median in medians)
                shown.add_row(name, kernel, f"{len(content) / 1e6:.2f}", *times)
    Console().print(shown)


def visit(browser, bench: Bench, name: str, kernel: str) -> dict[str, float]:
    """Milliseconds of one visit."""
    with open_page(bench, browser) as page:
        return page.evaluate(ASK, [name, kernel, SENTENCES])


if __name__ == "__main__":
    main()
