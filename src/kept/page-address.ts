// When two addresses are the same page: what stands after # is a place on it, unless a site routes by it ("#/", "#!/").

/** Addresses longer than this are cut: they are data, not names. */
const MOST_CHARACTERS = 2_000

export const pageOf = (url: string): string =>
  (/#!?\//.test(url) ? url : url.split('#', 1)[0]!).slice(0, MOST_CHARACTERS)

const IP_ADDRESS = /^\[|^[\d.]+$/

/** Labels of a host that make its site: two, or three under a short second label ("co.uk"). A list of all suffixes is 200 kB. */
function siteOf(host: string): string {
  const labels = host.split('.')
  const count = labels.length > 2 && labels.at(-2)!.length <= 3 && labels.at(-1)!.length <= 3 ? 3 : 2
  return labels.slice(-count).join('.')
}

/** Whether two addresses are of one site, by their hosts. */
export function isSameSite(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false
  const [one, other] = [new URL(a), new URL(b)]
  if (one.hostname === other.hostname) return true
  return !IP_ADDRESS.test(one.hostname) && siteOf(one.hostname) === siteOf(other.hostname)
}

/** By the path alone: sites take their own marks out of what follows it while a page loads. */
export const hasOtherPath = (before: string, now: string): boolean =>
  URL.canParse(before) && URL.canParse(now) && new URL(before).pathname !== new URL(now).pathname

export const isSamePage = (a: string, b: string): boolean => pageOf(a) === pageOf(b)
