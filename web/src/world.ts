// The outlines of the world's lands and present borders, for the map; loaded only by the page that draws one.

import world from 'virtual:world';

(globalThis.regesta ??= {})['world'] = world;
