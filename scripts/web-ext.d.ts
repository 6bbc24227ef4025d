// web-ext ships no types; the one call we make.
declare module 'web-ext' {
  const webExt: { cmd: { lint(options: object, control: { shouldExitProgram: boolean }): Promise<unknown> } }
  export default webExt
}
