// When two addresses are the same page: what stands after # is a place on it, unless a site routes by it ("#/", "#!/").

/** Addresses longer than this are cut: they are data, not names. */
const MOST_CHARACTERS = 2_000

export const pageOf = (url: string): string =>
  (/#!?\//.test(url) ? url : url.split('#', 1)[0]!).slice(0, MOST_CHARACTERS)

export const isSamePage = (a: string, b: string): boolean => pageOf(a) === pageOf(b)
