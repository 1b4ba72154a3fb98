// The language of a case as the editor colours it: by place in the line, so that what is half written is coloured too.

import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StringStream } from '@codemirror/language';
import { tags } from '@lezer/highlight';

interface Place {
  /** What comes next in the line. */
  next: 'start' | 'verb' | 'rest';
  /** Whether the line is indented: it says something of what stands above it. */
  isField: boolean;
}

const DATE = /^(?:[[{]|\.\.)?[-Y\dX][^\s#"]*|^(?:\.\.|\[|\{)[^\s#"]*|^undated(?=\s|$)/;
const SMALL = /^(?:of|to|at|in|from|on|via|some|most|one|any|all|not|series|sealed|for|is|absent)(?=\s|$)/;

/** Reads one piece of a line and says what it is. */
function token(stream: StringStream, place: Place): string | null {
  if (stream.sol()) {
    place.isField = /^\s/.test(stream.string);
    place.next = 'start';
  }
  if (stream.eatSpace()) return null;
  const before = stream.pos ? stream.string[stream.pos - 1] : ' ';
  if (stream.peek() === '#' && /\s/.test(before ?? ' ')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
  if (place.next === 'start') {
    place.next = 'rest';
    if (place.isField) {
      if (stream.match(/^\+(?=\s)/)) return 'operator';
      if (stream.match(/^(?:had not|seen as|part of|rests on|contributes to|same time as)(?=\s|$)/)) return 'propertyName';
      return stream.match(/^\S+/) ? 'propertyName' : null;
    }
    if (stream.match(DATE)) {
      place.next = 'verb';
      return 'number';
    }
    return stream.match(/^\S+/) ? 'keyword' : null;
  }
  if (place.next === 'verb') {
    if (stream.match(/^not(?=\s)/)) return 'modifier';
    place.next = 'rest';
    return stream.match(/^[^\s"#]+/) ? 'keyword' : null;
  }
  if (stream.match(/^\^[\w.'-]+/u)) return 'labelName';
  if (stream.match(SMALL)) return 'modifier';
  if (stream.match(/^(?:\[|\{|\.\.)?-?\d[^\s#",|]*/)) return 'number';
  if (stream.match(/^[?|=,<>→-]+(?=\s|$)/)) return 'operator';
  return stream.match(/^[^\s"#]+/) || stream.next() ? null : null;
}

export const regesta = StreamLanguage.define<Place>({
  name: 'regesta',
  startState: () => ({ next: 'start', isField: false }),
  copyState: (place) => ({ ...place }),
  token,
  languageData: { commentTokens: { line: '#' } },
});

export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: 'var(--red)', fontWeight: '600' },
    { tag: tags.propertyName, color: 'var(--quiet)' },
    { tag: tags.string, color: 'var(--good)' },
    { tag: tags.number, color: 'var(--warn)' },
    { tag: tags.labelName, color: 'var(--link)', fontWeight: '600' },
    { tag: tags.modifier, fontStyle: 'italic' },
    { tag: tags.operator, color: 'var(--quiet)' },
    { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  ]),
);
