// A story's texts cut into stems, as numbers: what needs expressions and a stemmer, and so is done when the extension is built.
import type { Story } from './story.ts'
import { contentStems, STOP_WORDS, splitWords } from './terms.ts'

/** Plain JSON. Stems are numbers in `stems`. */
export interface StoryCut {
  /** Separated by spaces. */
  stems: string
  details: {
    /** The content stems of the statement, then of each phrasing. */
    texts: number[][]
    /** The statement's content words, each once, with their stems. */
    words: [string, number][]
  }[]
  /** Per difference and variant the content stems of its label and statement. */
  variants: number[][][]
  /** Stems of title, summary, places and actors. */
  known: number[]
}

export function cutStory(story: Story): StoryCut {
  const numbers = new Map<string, number>()
  const numberOf = (stem: string): number => {
    const number = numbers.get(stem) ?? numbers.size
    numbers.set(stem, number)
    return number
  }
  const cut = (text: string) => contentStems(splitWords(text)).map(numberOf)
  const details = story.details.map(({ statement, phrasings }) => {
    const words = splitWords(statement).filter(({ text }) => !STOP_WORDS.has(text))
    return {
      texts: [statement, ...phrasings].map(cut),
      words: [...new Map(words.map(({ text, stem }): [string, number] => [text, numberOf(stem)]))],
    }
  })
  const variants = story.differences.map((difference) =>
    difference.variants.map(({ label, statement }) => cut(`${label} ${statement}`)),
  )
  const known = [...new Set([...story.places, ...story.actors, story.title, story.summary].flatMap(cut))]
  return { stems: [...numbers.keys()].join(' '), details, variants, known }
}
