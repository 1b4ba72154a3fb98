// What build.mjs makes for the sources to import.

declare module 'virtual:world' {
  const world: unknown;
  export default world;
}
