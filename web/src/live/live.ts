// What the pages of the live app do besides those of a built site: they show what the files say now, and begin things.

import { follow, holdWhile } from './following';
import { makeEntries } from './passage/selecting';
import { beginCases, takeDocuments } from './start/starting';

const isReadOnly = document.documentElement.dataset.readOnly !== undefined;
if (document.querySelector('[data-documents]')) holdWhile(() => true);
follow();
if (!isReadOnly) {
  makeEntries();
  takeDocuments();
  beginCases();
}
