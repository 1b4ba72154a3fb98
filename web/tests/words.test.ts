// Words that the cursor of the reader goes through.

import { describe, expect, it } from 'vitest';
import { selectedIn, wordsOf } from '../src/live/passage/words';

const said = (text: string) => wordsOf(text).map(({ start, end }) => text.slice(start, end));

describe('words', () => {
  it('are parted by white space, with the marks beside them', () => {
    expect(said('  On 4 March, “Kim”\n asked: ')).toEqual(['On', '4', 'March,', '“Kim”', 'asked:']);
    expect(said(' \n')).toEqual([]);
  });

  it('are found where no space parts them, and every letter is in one', () => {
    const text = '朝鮮戦争が始まった。金日成は';
    expect(said(text).length).toBeGreaterThan(3);
    expect(said(text).join('')).toBe(text);
  });

  it('are selected without the comma after them, and with the full stop', () => {
    const text = 'Kim, who asked.';
    const [kim, who, asked] = wordsOf(text);
    const of = (first = kim, last = kim) => {
      const { start, end } = selectedIn(text, first!, last!);
      return text.slice(start, end);
    };
    expect(of()).toBe('Kim');
    expect(of(kim, who)).toBe('Kim, who');
    expect(of(who, asked)).toBe('who asked.');
  });
});
