// What is to be seen of an entry at a glance: a sign and a word for each state, never a colour alone.

import { t } from './words';

export const STATE_SIGNS: Record<string, string> = {
  denied: '≠',
  draft: '✎',
  disputed: '⇄',
  failed: '✗',
  doubtful: '?',
  uncited: '∅',
  verified: '✓',
  sealed: '▣',
  unverified: '○',
};

const WORDS: Record<string, string> = {
  denied: 'not so',
  draft: 'draft',
  disputed: 'sources differ',
  failed: 'cited words not found',
  doubtful: 'doubtful',
  uncited: 'no source',
  verified: 'verified',
  sealed: 'sealed',
  unverified: 'not verified',
};

/** A state in words. */
export function stateWord(state: string): string {
  return t(WORDS[state] ?? state);
}

const VERDICTS: Record<string, [string, string]> = {
  exact: ['✓', 'word for word'],
  normalised: ['✓', 'stands, spelling apart'],
  elided: ['✓', 'stands, with words left out'],
  verified: ['✓', 'sealed, verified'],
  variant: ['≈', 'sealed, a variant'],
  ambiguous: ['?', 'stands more than once'],
  missing: ['✗', 'does not stand there'],
  located: ['·', 'place only'],
  no_text: ['–', 'no text held'],
  unverified: ['○', 'sealed, not verified'],
};

/** A verdict on a citation: its sign and its words. */
export function verdictOf(word: string): { sign: string; words: string } {
  const [sign, words] = VERDICTS[word] ?? ['', word];
  return { sign, words: t(words) };
}
