// What the server knows of a text while it is written: problems, completions, and help at a word.

import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { hoverTooltip, type EditorView, type Tooltip } from '@codemirror/view';
import { ask, ofCase } from '../asking';
import { placeOf, positionOf } from './places';

export interface Wrong {
  code: string;
  severity: 'error' | 'warning' | 'note';
  message: string;
  remedy: string;
  file: string;
  line: number;
  column: number;
}

interface Completed {
  label: string;
  kind: string;
  detail: string;
  start: number;
  end: number;
  text: string;
}

const PAUSE = 300; // milliseconds without a key before the text is checked

/** What a file may be asked about; `told` hears all its problems whenever they are known anew. */
export function help(path: () => string, told: (problems: Wrong[]) => void): Extension {
  const body = (view: EditorView) => ({ path: path(), text: view.state.doc.toString() });

  async function check(view: EditorView): Promise<readonly Diagnostic[]> {
    const doc = view.state.doc;
    const { problems } = await ask<{ problems: Wrong[] }>(ofCase('ask/problems'), body(view)).catch(() => ({ problems: [] }));
    told(problems);
    if (view.state.doc !== doc) return [];
    return problems
      .filter((one) => one.file === path())
      .map((one) => {
        const from = positionOf(doc, one.line, one.column);
        const line = doc.lineAt(from);
        const word = /^[^\s,"]+/.exec(line.text.slice(from - line.from));
        const to = word ? from + word[0].length : Math.max(from, line.to);
        const severity = one.severity === 'note' ? 'info' : one.severity;
        return { from, to, severity, source: one.code, message: `${one.message}\n→ ${one.remedy}` };
      });
  }

  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const place = placeOf(context.state.doc, context.pos);
    const text = context.state.doc.toString();
    const answer = await ask<{ completions: Completed[] }>(ofCase('ask/completions'), { path: path(), text, ...place }).catch(() => null);
    if (context.aborted || !answer?.completions.length) return null;
    const from = positionOf(context.state.doc, place.line, answer.completions[0]?.start ?? place.column);
    if (!context.explicit && from === context.pos && !/\s$/.test(context.state.sliceDoc(Math.max(0, from - 1), from))) return null;
    const options = answer.completions.map((one) => ({ label: one.label, apply: one.text, detail: one.kind, info: one.detail || undefined }));
    return { from, options, filter: false };
  }

  async function tell(view: EditorView, position: number): Promise<Tooltip | null> {
    const place = placeOf(view.state.doc, position);
    const found = await ask<{ text: string; start: number; end: number }>(ofCase('ask/hover'), { ...body(view), ...place }).catch(() => null);
    if (!found?.text) return null;
    const pos = positionOf(view.state.doc, place.line, found.start);
    return { pos, end: positionOf(view.state.doc, place.line, found.end), above: true, create: () => ({ dom: markedUp(found.text) }) };
  }

  return [
    linter(check, { delay: PAUSE }),
    lintGutter(),
    autocompletion({ override: [complete], icons: false }),
    hoverTooltip(tell),
  ];
}

/** A little Markdown as a page has it: paragraphs, words in bold and in code. No HTML is read. */
function markedUp(markdown: string): HTMLElement {
  const box = document.createElement('div');
  box.className = 'cm-help';
  for (const paragraph of markdown.split(/\n{2,}/)) {
    const p = box.appendChild(document.createElement('p'));
    for (const piece of paragraph.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]*\))/)) {
      const kind = piece.startsWith('**') ? 'strong' : piece.startsWith('`') ? 'code' : '';
      const bare = piece.replace(/^(\*\*|`)|(\*\*|`)$/g, '').replace(/^\[([^\]]+)\]\([^)]*\)$/, '$1');
      if (kind) p.appendChild(document.createElement(kind)).textContent = bare;
      else p.append(bare);
    }
  }
  return box;
}
