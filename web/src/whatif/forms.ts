// The answer to a what-if as a function of the shares of one set, as the finding gives it in closed form.

export interface ClosedForm {
  set: string;
  node: string;
  types: string[];
  shares: number[];
  above: number[];
  below: number[];
  low: number | null;
  high: number | null;
  words: string; // what the shares are of
  says: string[]; // what a case of each type does
}

/** The answer with these shares: sum(above · shares) / sum(below · shares); null where what is given cannot happen. */
export function answerOf(form: ClosedForm, shares: readonly number[]): number | null {
  const sum = (weights: readonly number[]) => weights.reduce((total, weight, number) => total + weight * shares[number]!, 0);
  const below = sum(form.below);
  return below > 0 ? sum(form.above) / below : null;
}

/** The shares with one of them changed and the others keeping their proportions to each other. */
export function changed(shares: readonly number[], which: number, value: number): number[] {
  const rest = 1 - shares[which]!;
  const others = shares.length - 1;
  return shares.map((share, number) => {
    if (number === which) return value;
    return rest > 1e-12 ? (share / rest) * (1 - value) : (1 - value) / others;
  });
}
