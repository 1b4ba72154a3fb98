// The words of a text: where each begins and ends in it.

/** A stretch of a text, in units of UTF-16. */
export interface Stretch {
  start: number;
  end: number;
}

/** Letters of scripts that are written without spaces between words. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** The words of a text with the marks beside them, in order; what is written without spaces is parted by a dictionary. */
export function wordsOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const match of text.matchAll(/\S+/gu)) {
    const [said, at] = [match[0], match.index];
    if (!UNSPACED.test(said)) found.push({ start: at, end: at + said.length });
    else
      for (const piece of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(said)) {
        const start = at + piece.index;
        if (piece.isWordLike) found.push({ start, end: start + piece.segment.length });
        else if (found.length) found[found.length - 1]!.end = start + piece.segment.length;
      }
  }
  return found;
}

/** What is selected from one word to another: without the comma or the semicolon that parts it from what follows. */
export function selectedIn(text: string, first: Stretch, last: Stretch): Stretch {
  const said = text.slice(last.start, last.end);
  const bare = said.replace(/[,;:]$/, '');
  return { start: first.start, end: last.start + (bare || said).length };
}
