"""Groups: sentences about who convenes a working group and where its office is, and the same with a role or a unit changed."""

from collections.abc import Iterator

from assistant.ledger import group_rows
from evals.verification.cases import Case
from evals.verification.clause import clause_of, faithful, lie
from index.library import Library


def group_cases(library: Library) -> Iterator[Case]:
    """Of every working group its faithful sentences, then its lies."""
    for row in group_rows(library):
        clause, name, question = clause_of(library, row), row["name"], f"{row['name']}怎么组成"
        role, deputy_role = row["convener_role"], f"副{row['deputy_role']}"
        if row["convener"]:
            yield faithful(clause, "convener", f"{name}由{row['convener']}担任{role}。", question)
            yield faithful(clause, "convener_first", f"{name}的{role}是{row['convener']}。", question)
        if row["deputies"]:
            yield faithful(clause, "deputies", f"{row['deputies']}担任{deputy_role}。", question)
        if row["convener"] and row["deputies"]:
            yield lie(clause, "roles_swapped", f"{name}的{role}是{row['deputies']}。", question)
            yield lie(clause, "roles_swapped", f"{name}由{row['convener']}担任{deputy_role}。", question)
        if row["office"]:
            yield faithful(clause, "office", f"{name}的办公室设在{row['office']}。", question)
            if other := next((unit for unit in row["members"] if row["office"] not in unit and unit not in row["office"]), ""):
                yield lie(clause, "unit_swapped", f"{name}的办公室设在{other}。", question)
