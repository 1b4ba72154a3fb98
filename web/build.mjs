// Builds what the pages of a site share, as classic scripts that open from a disk: node build.mjs FOLDER
//
// A page on a disk may neither import modules nor fetch, so each entry becomes one script without imports, and the
// fonts stand as files beside one stylesheet. The same sources give the same bytes.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { quantize } from 'topojson-client';
import { build } from 'vite';

const ENTRIES = ['site', 'views', 'reader', 'world', 'live/live', 'live/edit', 'live/drafts']; // what no page on a disk needs stands apart
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek'];
const FACES = [
  { family: 'Source Serif 4', pack: 'source-serif-4', cuts: ['400-normal', '400-italic', '600-normal'] },
  { family: 'Source Sans 3', pack: 'source-sans-3', cuts: ['400-normal', '600-normal'] },
];

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const folder = resolve(process.argv[2] ?? join(here, '..', 'src', 'regesta', 'faces', 'site', 'assets'));

/** A font of the web (WOFF 1.0, W3C 2012) as the TrueType font in it, for what is printed. */
function trueType(woff) {
  const [flavour, count] = [woff.readUInt32BE(4), woff.readUInt16BE(12)];
  const tables = Array.from({ length: count }, (_, number) => {
    const at = 44 + 20 * number;
    const [tag, from, packed, long, sum] = [0, 4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field));
    const data = woff.subarray(from, from + packed);
    return { tag, sum, data: packed < long ? inflateSync(data) : data };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(flavour, 0);
  for (const [number, value] of [count, 16 * power, Math.log2(power), 16 * (count - power)].entries()) head.writeUInt16BE(value, 4 + 2 * number);
  const parts = [head];
  let at = head.length;
  for (const [number, { tag, sum, data }] of tables.entries()) {
    for (const [field, value] of [tag, sum, at, data.length].entries()) head.writeUInt32BE(value, 12 + 16 * number + 4 * field);
    parts.push(data, Buffer.alloc(-data.length & 3));
    at += data.length + (-data.length & 3);
  }
  return Buffer.concat(parts);
}

/** The fonts as files, their licences beside them, and the stylesheet that names them before the islands' own. */
function fonts() {
  return {
    name: 'fonts',
    generateBundle() {
      const rules = [];
      for (const { family, pack, cuts } of FACES) {
        const root = dirname(require.resolve(`@fontsource/${pack}/package.json`));
        const ranges = JSON.parse(readFileSync(join(root, 'unicode.json'), 'utf8'));
        for (const cut of cuts) {
          const [weight, style] = cut.split('-');
          for (const subset of SUBSETS) {
            const fileName = `${pack}-${subset}-${cut}.woff2`;
            this.emitFile({ type: 'asset', fileName, source: readFileSync(join(root, 'files', fileName)) });
            if (pack === 'source-serif-4') {
              const woff = readFileSync(join(root, 'files', fileName.replace(/2$/, '')));
              this.emitFile({ type: 'asset', fileName: fileName.replace('woff2', 'ttf'), source: trueType(woff) });
            }
            rules.push(
              `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;` +
                `src:url("${fileName}") format("woff2");unicode-range:${ranges[subset]}}`,
            );
          }
        }
        const licence = readFileSync(join(root, 'LICENSE'));
        this.emitFile({ type: 'asset', fileName: `${pack}-LICENSE.txt`, source: licence });
      }
      const own = readFileSync(join(here, 'src', 'islands.css'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'islands.css', source: `${rules.join('\n')}\n${own}` });
    },
  };
}

const GRID = 6000; // steps to a side: some six kilometres, for outlines of half the size

/** The world's lands and borders as `virtual:world`, on a coarser grid and without the names of states. */
function world() {
  return {
    name: 'world',
    resolveId: (id) => (id === 'virtual:world' ? '\0world.json' : null),
    load(id) {
      if (id !== '\0world.json') return null;
      const { transform, ...topology } = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
      const [[kx, ky], [dx, dy]] = [transform.scale, transform.translate];
      topology.arcs = topology.arcs.map((arc) => {
        let [x, y] = [0, 0];
        return arc.map((step) => [(x += step[0]) * kx + dx, (y += step[1]) * ky + dy]);
      });
      for (const { geometries } of Object.values(topology.objects)) for (const one of geometries) delete one.properties;
      return JSON.stringify(quantize(topology, GRID));
    },
  };
}

const KINDS = /^(verb|state|nature|fate)\|/; // of words that scripts are given, not texts of their own

/** Of the catalogue of the interface, what the scripts say: most of it is for pages, which are made elsewhere. */
function spoken() {
  const sources = readdirSync(join(here, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .map((path) => readFileSync(join(here, 'src', path), 'utf8'))
    .join('\n');
  const isSpoken = (text) => KINDS.test(text) || sources.includes(`'${text.replaceAll("'", "\\'")}'`);
  return {
    name: 'spoken',
    load(id) {
      if (!id.endsWith('/site/german.json')) return null;
      const catalogue = Object.entries(JSON.parse(readFileSync(id, 'utf8')));
      return JSON.stringify(Object.fromEntries(catalogue.filter(([text]) => isSpoken(text))));
    },
  };
}

for (const [number, entry] of ENTRIES.entries()) {
  await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [svelte({ configFile: false, compilerOptions: { css: 'external' } }), world(), spoken(), ...(number ? [] : [fonts()])],
    build: {
      outDir: folder,
      emptyOutDir: number === 0,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: { output: { minify: { compress: { dropConsole: true } } } }, // a library tells how long it took
      lib: { entry: join(here, 'src', `${entry}.ts`), formats: ['iife'], name: `regesta_${entry.replace('/', '_')}`, fileName: () => `${entry}.js` },
    },
  });
}
