// What the build adds to the module system: `?iife` gives the path of a script built for injection (crxjs).
declare module '*?iife' {
  const path: string
  export default path
}
