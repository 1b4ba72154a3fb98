// Where the acts of a matter stand along its drawing: by time, but far enough apart to be told from each other.

/** The pixel of each of some days in order, `gap` apart at least, the rest of the width shared out by time. */
export function spread(days: readonly number[], width: number, gap: number): number[] {
  if (!days.length) return [];
  const span = Math.max(1, days.at(-1)! - days[0]!);
  const free = Math.max(0, width - gap * (days.length - 1));
  return days.map((day, number) => number * gap + (free * (day - days[0]!)) / span);
}

/** The function from any day to its pixel, even between the days that have theirs. */
export function between(days: readonly number[], pixels: readonly number[]): (day: number) => number {
  return (day) => {
    const last = days.length - 1;
    if (last < 0 || day <= days[0]!) return (pixels[0] ?? 0) - 24;
    if (day >= days[last]!) return day === days[last] ? pixels[last]! : pixels[last]! + 24;
    const at = days.findLastIndex((one) => one <= day);
    const share = (day - days[at]!) / Math.max(1, days[at + 1]! - days[at]!);
    return pixels[at]! + share * (pixels[at + 1]! - pixels[at]!);
  };
}
