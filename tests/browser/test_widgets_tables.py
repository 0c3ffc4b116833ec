"""The widgets about tables answer as pandas answers, for everything that can be chosen in them."""

import pytest
from playwright.sync_api import expect

from illustrated_models.examples.pandas.tries import children, groupings, masks
from tests.browser.live import Stand

PAGE, SECTION = "/pandas/", "pandas-try-it-"
CHOOSE = """live => {
  const groups = () => [...live.querySelectorAll(".im-choice")];
  const buttons = (part) => [...groups()[part].querySelectorAll("button")];
  const names = (part) => buttons(part).map((each) => each.textContent);
  const press = (part, name) => buttons(part).find((each) => each.textContent === name).click();
  const found = [];
  for (const one of names(0)) {
    press(0, one);
    for (const two of names(1)) {
      press(1, two);
      for (const three of names(2)) {
        press(2, three);
        found.push(READ);
      }
    }
  }
  return found;
}"""
MASK = """[live.querySelector(".asked").textContent,
  [...live.querySelectorAll("tbody tr")].map((row) => !row.classList.contains("gone"))]"""
ANSWER = """[live.querySelector(".asked").textContent,
  [...live.querySelectorAll("[role=status] tbody td")].map((each) => each.textContent),
  live.querySelector(".refusal")?.textContent ?? ""]"""
LIGHTS = """live => {
  const [before, after] = live.querySelectorAll("table");
  const lit = (table, name) => [...table.querySelectorAll("td, th")]
    .filter((each) => each.classList.contains(name) && !each.classList.contains("corner"));
  const places = (table) => {
    const cells = [...table.querySelectorAll("tbody td")];
    const heads = table.querySelectorAll("thead th");
    return [...cells, ...table.querySelectorAll("tbody th"), ...heads];
  };
  return places(after).map((place) => {
    place.querySelector("button").click();
    const all = places(before);
    return ["made", "decided"].map((name) => lit(before, name).map((each) => all.indexOf(each))
      .sort((a, b) => a - b));
  });
}"""


@pytest.fixture
def stand(visit):
    def standing(name):
        made = Stand(visit(PAGE).page, SECTION + name)
        made.start()
        return made

    return standing


def test_every_mask_that_can_be_built_is_the_one_of_pandas(stand):
    found = stand("build-a-mask").live.evaluate(CHOOSE.replace("READ", MASK))
    right = {f"songs[{each.code}]": each.mask.tolist() for each in masks().questions}
    assert dict(found) == right
    assert len(found) == len(right)


def test_every_grouping_gives_the_answer_of_pandas_or_its_refusal(stand):
    found = stand("group-by-what").live.evaluate(CHOOSE.replace("READ", ANSWER))
    answers = {each.code: each for each in groupings().answers}
    assert [code for code, *_ in found] == list(answers)
    for code, cells, refusal in found:
        answer = answers[code]
        if answer.after is None:
            assert refusal == f"{answer.refusal}: {answer.reason}"
        else:
            assert cells == [text for row in answer.after.cells for text in row]


def test_every_cell_lights_what_it_is_made_of(stand):
    live = stand("whose-children").live
    for question in children().questions:
        live.get_by_role("button", name=question.code, exact=True).click()
        found = live.evaluate(LIGHTS)
        assert [sorted(made) for made, _ in found] == [sorted(each) for each in question.made_of]
        assert [sorted(each) for _, each in found] == [sorted(e) for e in question.decided_by]


def test_a_cell_of_the_table_tells_its_children(stand):
    live = stand("whose-children").live
    live.locator("table").first.get_by_role("button", name="NaN", exact=True).click()
    expect(live.get_by_role("status")).to_contain_text("Made of “NaN”: “2.0”")


def test_what_was_chosen_stands_in_the_address(visit):
    state = "column=artist&comparison=%3D%3D&value=%22Pink%22"
    page = visit(f"{PAGE}#{SECTION}build-a-mask:{state}").page
    made = Stand(page, f"{SECTION}build-a-mask")
    made.ready()
    expect(made.live.locator(".asked")).to_have_text('songs[songs.artist == "Pink"]')
