"""Units: who leads and supports one matter, everything that falls to a unit or a role, and which unit has most."""
