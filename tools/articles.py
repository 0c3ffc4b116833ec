"""A contract for import-linter: an article is imported by itself alone.

An article is a package of the same name in each of several places: `figures.NAME`, `anim.NAME`,
`illustrated_models.examples.NAME`, `illustrated_models.training.NAME`. Which there are is read from
the folders, so that a new one is held to this without being put on a list.
"""

from collections.abc import Iterator
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class ArticlesContract(Contract):
    """No article, and nothing that articles share, imports an article.

    Options:
        places: packages whose packages are articles.
        shared: packages there that are none.
        shows: packages of `places` that the guests may import of any article.
        guests: names of what belongs to the whole site, such as its front page.
    """

    type_name = "articles"

    places: Any = fields.ListField(subfield=fields.StringField())
    shared: Any = fields.SetField(subfield=fields.StringField())
    shows: Any = fields.SetField(subfield=fields.StringField())
    guests: Any = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find each import of an article from elsewhere."""
        broken = [*self._broken(graph)]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say which module imports what it must not, and where."""
        for importer, imported, lines in check.metadata["broken"]:
            output.print_error(f"{importer} -> {imported} (l.{', '.join(map(str, lines))})")
        output.print_error(
            "\nWhat two articles need lies in figures/kit, anim/kit or illustrated_models."
        )

    def _broken(self, graph: ImportGraph) -> Iterator[tuple[str, str, list[int]]]:
        homes = {module: room for room in self._rooms(graph) for module in _inside(graph, room)}
        for imported, (place, article) in sorted(homes.items()):
            for importer in sorted(graph.find_modules_that_directly_import(imported)):
                by = homes.get(importer, ("", ""))[1]
                if by != article and not (by in self.guests and place in self.shows):
                    details = graph.get_import_details(importer=importer, imported=imported)
                    yield importer, imported, [each["line_number"] for each in details]

    def _rooms(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        """Each package that is an article's, as (place, article)."""
        for place in self.places:
            for package in graph.find_children(place) if place in graph.modules else ():
                if package not in self.shared and graph.find_children(package):
                    yield place, package.rpartition(".")[2]


def _inside(graph: ImportGraph, room: tuple[str, str]) -> set[str]:
    package = ".".join(room)
    return {package, *graph.find_descendants(package)}
