"""Fuzzers, the laws that they hold the readers to, and in `corpus/` the inputs that once broke one."""
