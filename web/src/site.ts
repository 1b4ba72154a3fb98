// What every page has besides its text: the search, figures that open what they rest on, and citations to copy.

import { mount } from 'svelte';
import { copyCitations } from './citing';
import Finder from './finder/Finder.svelte';
import { openFigures } from './grounds/figures';

const masthead = document.querySelector<HTMLElement>('.masthead');
if (masthead) mount(Finder, { target: masthead });
openFigures();
copyCitations();
