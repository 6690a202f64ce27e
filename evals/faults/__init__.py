"""Faults: processes killed, disks full and two writers at once, and what the library is afterwards."""
