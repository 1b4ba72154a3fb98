// The one panel of grounds of a page: what a bar, a dot or a figure rests on.

import { mount } from 'svelte';
import { register } from '../register';
import Grounds from './Grounds.svelte';

interface Panel {
  open: (ids: readonly string[], title: string) => void;
}

let panel: Promise<Panel> | undefined;

/** Opens the panel with the entries of these ids, and what each of them rests on. */
export function showGrounds(ids: readonly string[], title: string): void {
  panel ??= register().then((read) => {
    const target = document.createElement('div');
    target.className = 'grounds-place';
    document.body.append(target);
    return mount(Grounds, { target, props: { register: read } }) as Panel;
  });
  void panel.then((shown) => shown.open(ids, title));
}
