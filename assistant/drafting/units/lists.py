"""Lists: whatever a whole question may ask of units at once, the first that fits."""

from assistant.draft import Draft
from assistant.drafting.units.assignments import draft_duty_list
from assistant.drafting.units.duties import draft_plain_duties
from assistant.drafting.units.excluded import draft_excluded
from assistant.drafting.units.how_many import draft_how_many
from assistant.drafting.units.kinds import draft_kind
from assistant.drafting.units.parts import draft_side_by_side
from assistant.drafting.units.rankings import draft_unit_ranking
from assistant.drafting.units.supporters import draft_supporters
from assistant.drafting.units.widest import draft_widest
from assistant.inquiry import Inquiry

_DRAFTERS = (
    draft_how_many, draft_excluded, draft_side_by_side, draft_widest, draft_supporters, draft_kind, draft_unit_ranking, draft_duty_list, draft_plain_duties,
)


def draft_unit_list(inquiry: Inquiry) -> Draft | None:
    """The list or comparison; None where the question asks for none, or of a matter of its own."""
    return next((draft for drafter in _DRAFTERS if (draft := drafter(inquiry))), None)
