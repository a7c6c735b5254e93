"""The values that pass between the stages: tables, rules, the result."""
