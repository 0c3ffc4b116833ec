/* Opened as a file, a page can load no module and fetch nothing: its films unfold into their steps,
   and what would do nothing is taken away. Served, it is as it always is. */
if (location.protocol === "file:") {
  for (const film of document.querySelectorAll("im-film")) film.classList.add("failed");
  for (const idle of document.querySelectorAll(".present, .start, .md-search, [for=__search]")) idle.remove();
  const note = document.createElement("p");
  note.className = "byline";
  note.textContent = "Opened as a file: films stand still. README.txt says how to see them move.";
  document.querySelector("article.md-content__inner")?.prepend(note);
}
