// The editor itself: CodeMirror with the language, the help of the server, and keys of its own.

import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Transaction, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { colours, regesta } from './language';

const theme = EditorView.theme({
  '&': { border: '1px solid var(--quiet)', borderRadius: '4px', background: 'var(--paper)', color: 'var(--ink)', fontSize: '0.92rem' },
  '&.cm-focused': { outline: '3px solid var(--red)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', minHeight: '18rem', maxHeight: '68vh', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--red)' },
  '.cm-cursor': { borderLeftColor: 'var(--red)', borderLeftWidth: '2px' },
  '.cm-gutters': { background: 'var(--leaf)', color: 'var(--quiet)', border: '0', borderRight: '1px solid var(--rule)' },
  '.cm-activeLine': { background: 'color-mix(in srgb, var(--leaf) 60%, transparent)' },
  '.cm-activeLineGutter': { background: 'var(--rule)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--mark)' },
  '.cm-tooltip': { background: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--quiet)', borderRadius: '4px', font: '0.88rem/1.4 var(--sans)', maxWidth: 'min(34rem, 90vw)' },
  '.cm-tooltip .cm-completionInfo': { maxWidth: '20rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--red)', color: 'var(--paper)' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.8', marginLeft: '1rem' },
  '.cm-help': { padding: '0.5rem 0.8rem' },
  '.cm-help p': { margin: '0 0 0.3rem' },
  '.cm-panels': { background: 'var(--leaf)', color: 'var(--ink)', borderColor: 'var(--rule)', fontFamily: 'var(--sans)' },
  // Marks without pictures, which the page's policy forbids: a sign and a colour, as elsewhere on the site.
  '.cm-lintRange.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy 1.5px var(--quiet)', textUnderlineOffset: '0.25em' },
  '.cm-lintRange-error.cm-lintRange-error': { textDecorationColor: 'var(--bad)' },
  '.cm-lintRange-warning.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-lint-marker.cm-lint-marker.cm-lint-marker': { width: '1em', height: '1.2em', content: 'normal', font: '600 0.8em/1.4 var(--sans)', textAlign: 'center' },
  '.cm-lint-marker-info::before': { content: '"i"', color: 'var(--quiet)' },
  '.cm-lint-marker-error::before': { content: '"✗"', color: 'var(--bad)' },
  '.cm-lint-marker-warning::before': { content: '"!"', color: 'var(--warn)' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap' },
});

export interface Editor {
  view: EditorView;
  /** Puts a text in the place of what stands there, without an undo step across it where it is another file. */
  load(text: string, isReadOnly: boolean): void;
  /** Makes the text another one by as small a change as does it: the cursor stays. A person may undo what they did. */
  become(text: string, isOwn?: boolean): void;
  /** Puts the cursor at a line and shows it. */
  goTo(line: number, column?: number): void;
}

/** An editor in a place of the page. */
export function editor(parent: HTMLElement, nonce: string, label: string, help: Extension, on: { save(): void; change(): void }): Editor {
  const locked = new Compartment();
  const extensions = [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    history(),
    closeBrackets(),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    regesta,
    colours,
    theme,
    keymap.of([
      { key: 'Mod-s', preventDefault: true, run: () => (on.save(), true) },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) on.change();
    }),
    help,
  ];
  const state = (text: string, isReadOnly: boolean) =>
    EditorState.create({ doc: text, extensions: [locked.of(EditorState.readOnly.of(isReadOnly)), ...extensions] });
  const view = new EditorView({ state: state('', false), parent });
  return {
    view,
    load: (text, isReadOnly) => view.setState(state(text, isReadOnly)),
    become(text, isOwn = false) {
      const now = view.state.doc.toString();
      const most = Math.min(now.length, text.length);
      let first = 0;
      while (first < most && now[first] === text[first]) first += 1;
      let last = 0;
      while (last < most - first && now[now.length - 1 - last] === text[text.length - 1 - last]) last += 1;
      const changes = { from: first, to: now.length - last, insert: text.slice(first, text.length - last) };
      view.dispatch({ changes, annotations: Transaction.addToHistory.of(isOwn) });
    },
    goTo(line, column = 1) {
      const found = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const at = Math.min(found.from + column - 1, found.to);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
  };
}
