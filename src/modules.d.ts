// What the build adds to the module system: `?iife` gives the path of a script built for injection (crxjs), and the corpus
// is a module of its own (scripts/corpus-module.ts).
declare module '*?iife' {
  const path: string
  export default path
}
declare module 'virtual:corpus' {
  const files: import('../scripts/corpus-module.ts').BundledStory[]
  export default files
  export function readCandidates(): import('./compare/candidates.ts').CandidateTables
}
