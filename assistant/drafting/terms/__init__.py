"""Terms: what a quoted term stands for, where it is used, and which terms are explained at all."""
