"""What stands in code on a page stays as it was typed, wherever code can stand (F6)."""

import random
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from itertools import count
from textwrap import indent

import pytest
from markdown import Markdown

from figures.engine.as_typed import EXTENSIONS, in_code, without
from figures.engine.formulas import makeExtension
from figures.engine.page import Page
from tests.figures.engine.test_serve import SETTINGS

FACT = '{= pond.shore.leaping.size | show("d") =}'
RUN = {
    "a fact": FACT,
    "a fact that is none": '{= perceptron.inputs.total | show(".2f") =}',
    "a claim that nobody makes": '{= claim("Pigs fly") =}',
    "a comment": "{// left out //}",
    "a block": "{%= set share = 46 =%}",
    "a formula": "$h_t$",
    "an address that a link would have": '<a href="illustrate:proof/pond/nowhere">',
    "a closed box of a guess": '<details class="guess"><summary>So?</summary></details>',
    "what a notebook prints": "f'{total=}' '{=}'",
}
WHOLE_LINES = {
    "a figure": '--8<-- "pond/shore/leaping.html"',
    "a figure that is none": '--8<-- "pond/nowhere.html"',
    "one that is escaped": ';--8<-- "pond/shore/leaping.html"',
    "a part that the build writes": "<!-- made: libraries -->",
    "a part that nobody makes": "<!-- made: nonsense -->",
    "a formula of its own": "$$h_t$$",
    "a link to nowhere": "[there](nowhere.md), ![](nothing.svg)",
}
FENCED = "```markdown\n{}\n```", "~~~~\n{}\n~~~~", "```` { .html }\n```\n{}\n```\n````"
IN = (
    "- an item\n\n{}",
    "1. an item\n\n{}",
    "!!! note\n\n{}",
    "??? tip\n\n{}",
    "term\n:   is\n\n{}",
)
BLOCKS = [*FENCED, "    {}", "<pre>{}</pre>"]
BLOCKS += [each.format(indent(block, "    ")) for each in IN for block in (*FENCED, "    {}")]
BLOCKS += [indent(block, "> ") for block in FENCED]
BLOCKS += [f"<div markdown>\n\n{block}\n\n</div>" for block in (*FENCED, "    {}")]
IN_LINE = ("So `{}` is.", "So `` ` {} ``.", "- an item with `{}`", "So `{}\nand {}`.", "**`{}`**")
IN_LINE += ("So <code>{}</code> is.", "<p>So <kbd>{}</kbd></p>", "| a |\n|---|\n| `{}` |")


TYPED = (*RUN.values(), *WHOLE_LINES.values())


def fits(block, typed):
    """Whether it can stand there: `<pre>` has elements, and indented lines are read like prose."""
    is_indented = "    {}" in block and "\n    {}\n    " not in block
    return not (block.startswith("<pre") and typed[0] == "<") and not (is_indented and "%" in typed)


class Code(HTMLParser):
    """The text of each piece of code of a page."""

    def __init__(self, html):
        super().__init__()
        self.depth, self.texts = 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in ("code", "pre", "kbd"):
            self.texts += [""] * (not self.depth)
            self.depth += 1

    def handle_endtag(self, tag):
        self.depth -= tag in ("code", "pre", "kbd")

    def handle_data(self, data):
        if self.depth:
            self.texts[-1] += data


@pytest.fixture(scope="module")
def site(built_pond, tmp_path_factory):
    """A page with every kind of code, each with everything that is run elsewhere."""
    root = tmp_path_factory.mktemp("code") / "pond"
    shutil.copytree(built_pond.root, root)
    pond = type(built_pond)(root)
    more = ("figures.engine.formulas", "pymdownx.superfences", "tables", *EXTENSIONS)
    settings = SETTINGS.format(base=root / "docs/generated")
    settings += "".join(f"      - {name}\n" for name in more)
    settings = settings.replace("          on_undefined", COMMENTS)
    pond.write("mkdocs.yml", settings)
    pond.write("docs/heading.md", f"# A fact in `{FACT}`\n")
    written = ["# Pond"]
    for block in BLOCKS:
        written += [block.replace("{}", each) for each in TYPED if fits(block, each)]
    for line in IN_LINE:
        written += [line.replace("{}", each) for each in RUN.values() if "|" not in line + each]
    outside = f'--8<-- "pond/shore/leaping.html"\n\nIt leaps {FACT} metres, $x$.'
    pond.write("docs/index.md", "\n\nAnd so on.\n\n".join([*written, outside]))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(root / "site")],
        cwd=root,
        env=pond.environment(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = ("index.html", "heading/index.html")
    return [(root / "site" / page).read_text(encoding="utf-8") for page in pages]


COMMENTS = """          j2_block_start_string: "{%="
          j2_block_end_string: "=%}"
          j2_comment_start_string: "{//"
          j2_comment_end_string: "//}"
          on_undefined"""


@pytest.mark.parametrize("typed", TYPED, ids=(*RUN, *WHOLE_LINES))
def test_f6_what_stands_in_code_is_shown_as_it_was_typed_in_every_kind_of_code(site, typed):
    shown = sum(text.count(typed) for text in Code(site[0]).texts)
    assert shown >= sum(fits(block, typed) for block in BLOCKS), typed


def test_f6_what_stands_outside_of_code_is_still_run(site):
    assert site[0].count('<data value="11"') == 1
    assert "&lt;data" not in site[0]
    assert site[0].count("<math") == 1
    assert site[0].count("<p>11</p>") == 1


def test_f6_the_title_of_a_page_shows_the_code_of_its_heading(site):
    assert FACT in re.sub("&quot;", '"', re.findall("<title>(.*?)</title>", site[1])[0])


def test_f6_a_figure_that_stands_in_code_is_not_on_the_page():
    page = Page("docs/x.md", '```\n--8<-- "a/b/c.html"\n```\n\n--8<-- "a/b/d.html"\n')
    assert page.embeds == ("a/b/d.html",)


def containers(chance, block, names):
    """A block within random boxes, lists and quotations, and paragraphs between."""
    for _ in range(chance.randrange(4)):
        boxes = ["<div markdown>\n\n{}\n\n</div>"]
        # In plain HTML a backtick is a backtick, and no author means it.
        boxes += [] if "`" in block or "~~" in block else ["<div>\n\n{}\n\n</div>"]
        kind = chance.choice([*IN, "> ", *boxes])
        before = f"Words {next(names)}.\n\n" * chance.randrange(2)
        if kind == "> ":
            block = before + indent(block, "> ", lambda _: True)
        elif kind.startswith("<div"):
            block = before + kind.format(block)
        else:
            block = before + kind.format(indent(block, "    "))
    return block


def page_of(chance, names):
    blocks = []
    for _ in range(chance.randrange(1, 6)):
        block = chance.choice(
            ["Words, {}.", "Words `{}` and {}.", "    {}", *FENCED, "- item\n- {}"]
        )
        while "{}" in block:
            block = block.replace("{}", next(names), 1)
        blocks.append(containers(chance, block, names))
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("seed", range(20))
def test_f6_where_code_stands_is_what_markdown_makes_of_the_page(seed):
    chance = random.Random(seed)
    for _ in range(10):
        text = page_of(chance, (f"{{= name{number}end =}}" for number in count()))
        html = Markdown(extensions=["pymdownx.superfences", *EXTENSIONS]).convert(text)
        shown = {*re.findall(r"name\d+end", " ".join(Code(html).texts))}
        names = re.finditer(r"\{= (name\d+end)", text)
        assert {each[1] for each in names if in_code(text, each.start())} == shown, text


def test_f6_blanks_stand_for_code_and_all_else_keeps_its_place():
    text = "So `{= a =}` and {= b =}\n\n```\n$x$\n```\n"
    assert without(text) == "So           and {= b =}\n\n   \n   \n   \n"


def test_f6_a_formula_in_the_html_of_code_is_none():
    html = Markdown(extensions=[makeExtension()]).convert("A <code>$x$ -- *y*</code> and $z$.")
    assert "<code>$x$ -- *y*</code>" in html
    assert html.count("<math") == 1
