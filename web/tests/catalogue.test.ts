// Texts of the interface, and words of the files' language, looked up for a German page.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { t, word } from '../src/words';

afterEach(() => vi.unstubAllGlobals());

describe('texts', () => {
  it('are English on an English page, without what tells words apart', () => {
    expect(t('{n} entries', { n: 3 })).toBe('3 entries');
    expect(word('verb', 'refuse')).toBe('refuse');
  });

  it('are German on a German page, and stay as they are where the catalogue lacks them', () => {
    vi.stubGlobal('document', { documentElement: { lang: 'de' } });
    expect(t('{n} entries', { n: 3 })).toBe('3 Einträge');
    expect(word('verb', 'refuse')).toBe('ablehnen');
    expect(word('verb', 'no-such-verb')).toBe('no-such-verb');
  });
});
