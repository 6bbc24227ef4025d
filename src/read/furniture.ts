// What stands among an article's paragraphs but is not the article: teasers, captions, sign-up lines, comment forms,
// author boxes, repeats. Works on block texts alone, so that HTML and plain text get the same care.
// Every rule here is about a line's form, never about one site.

/** A line that announces or is a teaser, notice or control. Anchored at the start; such lines are short. */
const NOTICE = new RegExp(
  `^\\W{0,20}(?:${[
    'also read',
    'read (?:also|more|next|the full|our)',
    'see also',
    'related(?: (?:stories|articles|news|content|posts|topics|reading|coverage))? ?[:|]',
    'recommended(?: (?:stories|articles|for you|reading))? ?:',
    "(?:don'?t miss|you may also like|more (?:on|from) this|more stories|most read|most popular|editor'?s picks?|trending)\\b",
    'advertisement',
    'sponsored',
    'screenshot$',
    'story continues below',
    'article continues',
    'skip to',
    'share (?:on|this|via|the article)',
    'follow (?:us|our)',
    'subscribe',
    'sign up',
    'log ?in',
    'newsletter',
    'download (?:our|the) app',
    'join (?:our|us)',
    'support our',
    'click here',
    'tap here',
    'watch(?: now| live|:)',
    'listen(?: now| to this|:)',
    'we value your privacy',
    'we (?:and our partners )?use cookies',
    'this (?:site|website) uses cookies',
    'accept (?:all )?cookies',
    'by (?:clicking|continuing)',
    'filed under',
    'tags? ?:',
    'topics? ?:',
    'categories ?:',
    'copyright',
    '©',
    'all rights reserved',
    '(?:photo|image|picture|video|file photo|credit|source|photograph)s?(?: credit| by)? ?[:©/]',
    '(?:\\((?:reporting|writing|editing|additional reporting)|(?:reporting|writing|editing|additional reporting) (?:by|from))\\b',
    'by (?:staff|our) (?:reporter|correspondent|writer)',
    '(?:last )?updated ?(?:on|at|:)',
    'published ?(?:on|at|:)',
    '\\d+ (?:min(?:ute)?s? (?:read|ago)|hours? ago|comments?|shares?)$',
    'monitoring desk ?:? ?$',
    'comments?(?: ?\\(\\d+\\))?$',
    'your email address',
    'required fields',
    'loading',
  ].join('|')})`,
  'i',
)

/** A notice longer than this many words is a sentence of the article that happens to begin like one. */
const NOTICE_MAX_WORDS = 28

/** A heading after which nothing of the article follows. */
const TAIL =
  /^[\s\W]*(?:leave a (?:reply|comment)|post a comment|comments?(?:\s*\(\d+\))?\s*:?$|join the (?:conversation|discussion)|about (?:the|this) authors?|about us\b|author(?:'s)? (?:bio|profile)|filed under|tags?\s*:|related (?:stories|articles|news|posts|topics)|you (?:may|might) also like|more from|most read|read next|recommended for you|editorial team$|your email address will not be published)/i

/** A tail heading counts only where at least this share of the words has gone before: "Related news" may stand mid-article. */
const TAIL_AFTER_SHARE = 0.55

/** A caption that ends in a credit: "…Mottaki Photo © X / @MoFA_Afg", "… [Reuters]", "… (AP Photo/Name)". */
const CREDIT =
  /(?:photo|image|picture) ?(?:©|:|credit|by\b)|© ?\S|\((?:AP|AFP|Reuters|EPA|Getty)[^()]{0,60}\)$|\[(?:File|AP|AFP|Reuters|EPA|Getty)[^[\]]{0,60}\]$|(?:via )?(?:Getty Images|Shutterstock|EPA-EFE|AFP via Getty)$/i
const CREDIT_MAX_WORDS = 45

/** "… is an English daily based in …": what is said of a publisher or an author, and how it goes on. */
const PUBLISHER = /^(?:daily|newspaper|journalist|reporter|correspondent|news)\b/i
const PUBLISHES = /\b(?:covers?|covering|based|writes|focus)/i
/** Words between "is a" and what it is. */
const MOST_BETWEEN = 3
/** "Our newsroom": who made the page, not what happened. */
const ABOUT_PUBLISHER = /\b(?:team of journalists|our (?:mission|newsroom)|we work to deliver|independent journalism)/i

function isAboutPublisher(text: string): boolean {
  if (ABOUT_PUBLISHER.test(text)) return true
  if (!PUBLISHES.test(text)) return false
  const words = text.split(' ')
  return words.some(
    (word, i) =>
      /^is$/i.test(word) &&
      /^an?$/i.test(words[i + 1] ?? '') &&
      words.slice(i + 2, i + 3 + MOST_BETWEEN).some((one) => PUBLISHER.test(one)),
  )
}

/** A part of a date or a time: "Fri", "4th", "July", "2025", "am", "BST". Between them stand spaces and marks. */
const DATE_PART =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|aug|sep|oct|nov|dec)[a-z]{0,7}|may|june?|july?|\d{1,4}(?:st|nd|rd|th)?|[ap]|m|[ap]m|at)$/i
/** The abbreviation of a time zone. */
const ZONE = /^[A-Z]{2,4}$/
const DATE_MOST_WORDS = 8

/** A line that is only a date or a time: "2025-07-03", "July 4, 2025, 9:30 am", "Fri 4 Jul 2025 10.12 BST". */
function isDateLine(text: string): boolean {
  if (!/\d/.test(text) || wordCount(text) > DATE_MOST_WORDS) return false
  return text
    .split(/[\s,.:/|–—-]/)
    .filter(Boolean)
    .every((part) => DATE_PART.test(part) || ZONE.test(part))
}

const wordCount = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** The same words in the same order are the same line, whatever the punctuation. */
export const lineKey = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

/** True for a line that is a notice, a teaser, a caption's credit or a control. */
export function isFurniture(text: string): boolean {
  const words = wordCount(text)
  if (words <= NOTICE_MAX_WORDS && NOTICE.test(text)) return true
  if (words <= CREDIT_MAX_WORDS && CREDIT.test(text)) return true
  if (isDateLine(text)) return true
  return !/[\p{L}\p{N}]/u.test(text)
}

/** The paragraphs without furniture, without repeats of one another or of the title, cut where the tail begins. */
export function dropFurniture(paragraphs: string[], title: string): string[] {
  const body = cutTail(paragraphs)
  const seen = new Set([lineKey(title)])
  return body.filter((text) => {
    const key = lineKey(text)
    if (!key || seen.has(key) || isFurniture(text) || isAboutPublisher(text)) return false
    seen.add(key)
    return true
  })
}

function cutTail(paragraphs: string[]): string[] {
  const total = paragraphs.reduce((sum, text) => sum + wordCount(text), 0)
  let before = 0
  for (const [index, text] of paragraphs.entries()) {
    if (wordCount(text) <= 12 && TAIL.test(text) && before >= TAIL_AFTER_SHARE * total)
      return paragraphs.slice(0, index)
    before += wordCount(text)
  }
  return paragraphs
}
