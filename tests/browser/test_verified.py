"""The finished site against the models: every page, fact and trace, and the committed record."""

from figures.engine.paths import Project
from figures.engine.verify import verify_published


def test_pages_facts_and_traces_are_as_computed_and_as_recorded(repository, site):
    found = verify_published(Project(repository), site.folder)
    assert found.findings == []
    assert found.notes == []
    assert {"index.html", "translation/index.html"} <= found.pages.keys()
    assert found.record.keys() == {"examples", "products", "pages"}
