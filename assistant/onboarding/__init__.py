"""Onboarding: the first week at a unit: what to read, what it leads and supports, its words, and questions with keys."""
