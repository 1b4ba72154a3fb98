// What the editor colours: read off the tree that the language gives.

import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { describe, expect, it } from 'vitest';
import { regesta } from '../src/live/edit/language';

const told = tagHighlighter([
  { tag: tags.keyword, class: 'keyword' },
  { tag: tags.propertyName, class: 'field' },
  { tag: tags.string, class: 'text' },
  { tag: tags.number, class: 'number' },
  { tag: tags.labelName, class: 'name' },
  { tag: tags.comment, class: 'comment' },
]);

function read(text: string): [string, string][] {
  const found: [string, string][] = [];
  highlightTree(regesta.parser.parse(text), told, (from, to, kind) => found.push([kind, text.slice(from, to)]));
  return found;
}

describe('the language', () => {
  it('tells an entry and its fields', () => {
    expect(read('[1948..1950] refuse war ^veto "No # he says" # why\n  contributes to ^a\n  cites     lankov 20')).toEqual([
      ['number', '[1948..1950]'],
      ['keyword', 'refuse'],
      ['name', '^veto'],
      ['text', '"No # he says"'],
      ['comment', '# why'],
      ['field', 'contributes to'],
      ['name', '^a'],
      ['field', 'cites'],
      ['number', '20'],
    ]);
  });

  it('tells a directive, and what is half written', () => {
    expect(read('person kim "Kim')).toEqual([
      ['keyword', 'person'],
      ['text', '"Kim'],
    ]);
    expect(read('undated not approve')).toEqual([
      ['number', 'undated'],
      ['keyword', 'not'], // a modifier, which is a kind of keyword
      ['keyword', 'approve'],
    ]);
  });
});
