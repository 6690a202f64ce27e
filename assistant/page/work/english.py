"""English: the labels of the work products' pages."""

from assistant.checking.statement import Verdict
from assistant.page.work.labels import CheckLabels

CHECK = CheckLabels(
    lead="Holds every figure, date, unit, role and quotation of a draft against the documents.",
    text="Paste text",
    text_hint="Paste the text of a speech, a report or a table",
    file="Or choose a file",
    file_hint="Word (.docx) or text, at most 8 MB. The file itself is never changed; it is kept in memory for an hour and not written to disk.",
    send="Check",
    sending="Checking… {seconds} s so far",
    takes="A few pages take seconds, 200 pages a minute or two.",
    both="Give either text or a file: clear the text to check a file, or choose no file.",
    neither="Paste some text or choose a draft.",
    too_large="The draft exceeds 8 MB: split it, or paste its text.",
    unread="The draft did not arrive whole. Please retry.",
    gone="This result has expired or does not exist. Please check the draft again.",
    failed="Sorry, this draft could not be checked. Please retry.",
    pasted="Pasted text",
    another="Check another draft",
    comments="Download with comments",
    no_comments="Text has no copy with comments; upload a Word file to get one.",
    draft="Draft",
    statements="Statements",
    nothing="The draft states no figure, date, unit or quotation that could be checked.",
    every="All",
    none_of="There is none of this kind.",
    total="{count} statements checked",
    in_draft="See it in the draft",
    plan_says="The document says: ",
    borne_out="In the document: ",
    no_source="Nothing in the documents bears this out. Please verify its source.",
    verdicts={
        Verdict.CONSISTENT: "Consistent", Verdict.CONTRADICTS: "Contradicts", Verdict.UNSUPPORTED: "No source", Verdict.PLAN_DIFFERS: "Document differs",
    },
    kinds={
        "digit": "figure", "magnitude": "unit of measure", "operator": "qualifier", "scope": "scope", "date": "date", "lead_support": "roles",
        "unit_name": "name of a unit", "moved": "belongs to another item", "quote_char": "wording", "commitment": "commitment",
    },
)
