"""The page turns a reader's table as pandas does: table by table, value, dtype, label and order."""

import csv
import random
from io import StringIO

import pytest

from tests.once.inputs import files
from tests.once.plugin import Subject
from tests.widgets.tables_at_random import HOLES, answer, grid, question, read, table

MANY, SEED = 6000, 2026
ASK = """async given => {
    const { frame, text, ...turns } = await import("/widgets/reshaping/reshape.js");
    const said = (cell) => [cell.kind, text(cell)];
    return given.map(([rows, operation, names]) => {
        const found = turns[operation](frame(rows), ...names);
        if (found.refusal) return { refusal: found.refusal, reason: found.reason };
        const { index, indexNames, columns, columnsName, cells, dtypes } = found;
        return {
            index: index.map((level) => level.map(said)), indexNames, columns: columns.map(said),
            columnsName, cells: cells.map((row) => row.map(said)), dtypes,
        };
    });
}"""
SPLIT = """async texts => {
    const { split } = await import("/widgets/reshaping/read.js");
    return texts.map(split);
}"""
FROM = """async given => {
    const { frame, text, ...turns } = await import("/widgets/reshaping/reshape.js");
    return given.flatMap(([rows, operation, names]) => {
        const read = frame(rows);
        const found = turns[operation](read, ...names);
        return (found.cells ?? []).flat().flatMap((cell) => cell.from.map(([row, column]) =>
            [text(cell), row < 0 ? read.columns[column].name
             : text(read.columns[column].cells[row]), cell.from.length]));
    });
}"""


def subject() -> Subject:
    """What the comparisons depend on."""
    read_files = ("docs/widgets/reshaping/*.js", "tests/widgets/*.py", "constraints.txt")
    return Subject("reshaping", files(*read_files))


judged = pytest.mark.verdict(lambda: subject())


@pytest.fixture(scope="module")
def asked():
    """Tables with a question each, and the answer of pandas."""
    lot = random.Random(SEED)
    found = []
    while len(found) < MANY:
        rows = lot.choice((table, table, grid))(lot)
        frame = read(rows)
        operation, names = question(lot, frame)
        found.append((rows, operation, names, answer(frame, operation, names)))
    return found


@judged
def test_thousands_of_tables_come_out_as_pandas_turns_them(driver, asked):
    given = [[rows, operation, names] for rows, operation, names, _ in asked]
    answers = driver.page.evaluate(ASK, given)
    wrong = [
        (rows, operation, names, right, ours)
        for (rows, operation, names, right), ours in zip(asked, answers, strict=True)
        if right != ours
    ]
    assert not wrong, f"{len(wrong)} of {MANY}: {wrong[:3]}"


@judged
def test_the_tables_have_all_that_can_go_wrong(asked):
    answers = [right for *_, right in asked]
    reasons = {right.get("reason", "") for right in answers}
    assert {reason.split()[0] for reason in reasons if reason} == {"Index", "value_name", "melt"}
    dtypes = {dtype for right in answers for dtype in right.get("dtypes", [])}
    assert dtypes == {"int64", "float64", "str", "bool", "object"}
    operations = [operation for _, operation, *_ in asked]
    assert min(operations.count(each) for each in set(operations)) > MANY / 10
    turned = [right for _, op, _, right in asked if op in ("pivot", "unstack")]
    assert sum("refusal" in right for right in turned) > len(turned) / 5
    assert sum("refusal" not in right for right in turned) > len(turned) / 5


@judged
def test_a_cell_comes_from_the_cell_that_it_shows(driver, asked):
    given = [[rows, operation, names] for rows, operation, names, _ in asked[:1000]]
    pairs = driver.page.evaluate(FROM, given)
    assert len(pairs) > 1000
    for shown, source, n_origins in pairs:
        assert n_origins == 1
        assert shown in (source, f"{source}.0") or float(shown) == float(source)


@judged
def test_what_is_pasted_is_taken_apart_as_pythons_csv_does_it(driver):
    lot = random.Random(SEED)
    texts, right = [], []
    for _ in range(1000):
        rows = table(lot)
        rows = [[each or "·" for each in row] for row in rows]
        rows[-1][0] = lot.choice(('say "x"', "a,b", "a;b", "two\nlines", "tab\there"))
        text = StringIO()
        separator = lot.choice(",;\t")
        quoting = lot.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL))
        csv.writer(text, delimiter=separator, quoting=quoting).writerows(rows)
        texts.append(text.getvalue())
        right.append([*csv.reader(StringIO(text.getvalue()), delimiter=separator)])
    found = driver.page.evaluate(SPLIT, texts)
    wrong = [each for each in zip(texts, right, found, strict=True) if each[1] != each[2]]
    assert not wrong, f"{len(wrong)}: {wrong[:3]}"


@judged
def test_every_word_that_pandas_takes_for_a_hole_is_one(driver):
    from pandas._libs.parsers import STR_NA_VALUES

    assert set(HOLES) <= STR_NA_VALUES
    words = sorted(STR_NA_VALUES)
    rows = [["a", "b"], *(["x", word] for word in words)]
    (found,) = driver.page.evaluate(ASK, [[rows, "melt", [["a"]]]])
    assert found["dtypes"][-1] == "float64"
    assert {kind for *_, (kind, _) in found["cells"]} == {"hole"}
