// Months as `YYYY-MM`.

/** Every month from the first to the last of those given, in order; none where none is given. */
export function monthsBetween(months: readonly string[]): string[] {
  const sorted = [...months].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const found: string[] = [];
  for (let month = first; month <= last && found.length < 2400; month = after(month)) found.push(month);
  return found;
}

function after(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${month.slice(0, -2)}${String(number + 1).padStart(2, '0')}`;
}
