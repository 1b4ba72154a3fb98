"""What follows from a case: findings, each a pure function of the case, with the grounds it rests on."""
