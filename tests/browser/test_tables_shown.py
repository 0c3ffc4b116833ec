"""Every picture of every article shows its numbers as a table, to the last one."""

import csv
from io import StringIO
from urllib.parse import urlsplit

# Opens the table of each figure, goes through its steps, and notes the cells of each.
TABLES = """async (name) => {
  const soon = async (found) => {
    for (let tries = 0; tries < 3000; tries++) {
      if (found()) return found();
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`waited in vain: ${found}`);
  };
  const told = {};
  for (const details of document.querySelectorAll(".look-inside")) {
    for (let box = details; box; box = box.parentElement.closest("details")) box.open = true;
    const tools = await soon(() => details.querySelector(".tools"));
    [...tools.querySelectorAll("button")].find(({ textContent }) => textContent === name).click();
    const dialog = await soon(() => document.querySelector("dialog.inside[open]"));
    const [back, forward] = ["Step back", "Step forward"].map((label) =>
      dialog.querySelector(`button[aria-label="${label}"]`));
    while (back && !back.disabled) back.click();
    const cells = new Set();
    const look = () => {
      for (const { title } of dialog.querySelectorAll("td[title]")) cells.add(title);
    };
    for (look(); forward && !forward.disabled; look()) forward.click();
    told[details.querySelector('a[href$=".csv"]').href] = [...cells];
    dialog.close();
    await soon(() => !document.querySelector("dialog.inside"));
  }
  return told;
}"""


def numbers_in(site, address):
    """What the file of a picture says of each number: its value, and where it comes from."""
    text = site.file(urlsplit(address).path).read_text(encoding="utf-8-sig")
    return {f"{row['value']} {row['source']}" for row in csv.DictReader(StringIO(text))}


def test_the_table_of_every_picture_has_every_number_of_its_file(visit, site, articles):
    differ, n_numbers = {}, 0
    for url in articles:
        page = visit(url, 1280).page
        for address, cells in page.evaluate(TABLES, "Numbers as a table").items():
            n_numbers += len(cells)
            if lacking := numbers_in(site, address) ^ {*cells}:
                differ[address] = sorted(lacking)[:3]
        page.close()
    assert not differ
    assert n_numbers > 1000
