"""Chat: a language model words what the ledger found. It adds no fact; whatever it does, the ledger's answer stands.

Which model      address → choice → chosen → endpoint → model; checking asks it for one word
What it is told  prompt (prompts/*.md) filled by evidence, within budget
What it says     speech, heard in the background, ended by stop; troubles tells what went wrong
What is shown    wording: sentences → judging (labels, facts, witness, sides) → appended; answers is what a front is given
Beside that      rewriting: the whole question that a fragment means, where the rules could not tell
"""
