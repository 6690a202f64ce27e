"""English: the labels of a clause's page."""

from assistant.page.clauses.labels import ClauseLabels

CLAUSE = ClauseLabels(
    clause="Clause",
    path="Where it stands",
    version="version {number}",
    page="page {number}",
    original="Download the file",
    copy="Copy as citation",
    citation="Citation",
    own="The clause's own text",
    before="Before it",
    after="After it",
    below="Below it",
    more_below="{count} more; read on with the next clause",
    previous="Previous",
    next="Next",
    around="Clauses around it",
    not_here="What the link would mark is not in this clause: the document may have changed. This is its text as it stands now.",
    no_such="There is no such clause",
    no_document="There is no such document",
    nearest="Clauses with a similar address:",
    hint="The document may have been replaced, renamed or switched off. Ask in the chat in your own words, or look in the library for what there is.",
    ask="Ask in the chat",
    documents="See the library",
)
