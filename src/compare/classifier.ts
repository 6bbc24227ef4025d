// A linear classifier per detail over a sentence's terms: what it learned from many more phrasings than the story file
// shows, and from labelled pages (eval/fit.ts). Optional: a story without one is matched by its texts alone.
// One-vs-rest logistic regression; a sentence's score is its log odds. Linear, so that each verdict can be taken apart.
import * as v from 'valibot'
import { findGroup, type Group, parseGroups } from './essentials.ts'
import type { Story } from './story.ts'
import { STOP_WORDS, type Word } from './terms.ts'

/** Weights are stored as whole tenths: the file stays small, and the rounding is far below the noise of the labels. */
const SCALE = 10

const classifierSchema = v.strictObject({
  format: v.literal(1),
  /** The story whose details it knows. */
  story: v.string(),
  /** Which command made it, from what. */
  provenance: v.string(),
  /** Detail ids, in the order of `bias` and of the numbers in `terms`. */
  details: v.array(v.string()),
  bias: v.array(v.number()),
  /** Term → detail, weight, detail, weight, … */
  terms: v.record(v.string(), v.array(v.number())),
})
export type ClassifierFile = v.InferOutput<typeof classifierSchema>

export interface Classifier {
  /** Log odds per detail of the story, in the story's order, that a sentence with these words tells it. */
  score(words: readonly Word[]): Float64Array
}

/** Log odds are kept within ± this: past it a sentence is as good as certain, and one odd word should not say more. */
export const CLASSIFIER_LIMIT = 8
/** The unit in which features.ts states the log odds: the weights of all features stay of one size. */
export const CLASSIFIER_UNIT = 4
/** The score of a detail that the classifier has not learned: no evidence either way beyond "most sentences do not tell it". */
const UNKNOWN = -4

/** The terms of a sentence as the classifier counts them: stems, pairs of neighbouring stems, essential groups it meets. */
export function classifierTerms(words: readonly Word[], groups: readonly { name: string; group: Group }[]): string[] {
  const stems = words.filter(({ text }) => !STOP_WORDS.has(text)).map(({ stem }) => stem)
  const terms = new Set<string>(stems)
  for (let i = 0; i + 1 < stems.length; i++) terms.add(`${stems[i]} ${stems[i + 1]}`)
  for (const { name, group } of groups) if (findGroup(group, words) >= 0) terms.add(name)
  return [...terms]
}

/** By how much another detail leads in the same sentence, per detail; 0 where none does. */
export function rivalLead(scores: Float64Array): (detail: number) => number {
  const [best = 0, second = 0] = [...scores].sort((a, b) => b - a)
  return (detail) => Math.max(0, (scores[detail] === best ? second : best) - scores[detail]!)
}

/** The story's essential groups, each once, with the name that stands for it among the terms. */
export function nameGroups(story: Story): { name: string; group: Group }[] {
  const named = new Map<string, Group>()
  for (const { essentials } of story.details)
    for (const group of essentials) named.set(`#${group.join('|')}`, parseGroups([group])[0]!)
  return [...named].map(([name, group]) => ({ name, group }))
}

/** Terms of a middling sentence, and how much of the length beyond it is divided out: 0 nothing, 1 all (a mean). */
const MIDDLING_TERMS = 12
const LENGTH_SHARE = 0.4

/** Scales a sentence's terms so that a long sentence neither wins by its length alone nor drowns one fact in others. */
export const lengthFactor = (count: number): number =>
  2 / Math.sqrt(Math.max(count, 1) ** LENGTH_SHARE * MIDDLING_TERMS ** (1 - LENGTH_SHARE))

/** Null where the file is none, or belongs to another story: then the story is matched without. */
export function loadClassifier(value: unknown, story: Story): Classifier | null {
  const parsed = v.safeParse(classifierSchema, value)
  return parsed.success && parsed.output.story === story.id ? buildClassifier(parsed.output, story) : null
}

function buildClassifier(file: ClassifierFile, story: Story): Classifier {
  const order = new Map(story.details.map(({ id }, i) => [id, i]))
  const columns = file.details.map((id) => order.get(id) ?? -1)
  const groups = nameGroups(story)
  const rows = new Map(Object.entries(file.terms))
  return {
    score(words) {
      const scores = new Float64Array(story.details.length).fill(UNKNOWN)
      for (const [i, column] of columns.entries()) if (column >= 0) scores[column] = file.bias[i]! / SCALE
      const terms = classifierTerms(words, groups)
      const factor = lengthFactor(terms.length) / SCALE
      for (const term of terms) {
        const row = rows.get(term)
        if (!row) continue
        for (let i = 0; i < row.length; i += 2) {
          const column = columns[row[i]!]!
          if (column >= 0) scores[column]! += row[i + 1]! * factor
        }
      }
      return scores.map((score) => Math.max(-CLASSIFIER_LIMIT, Math.min(CLASSIFIER_LIMIT, score)))
    },
  }
}

/** Dense weights (per detail, per term) → the file, without the zeros. */
export function packClassifier(parts: {
  story: Story
  provenance: string
  bias: number[]
  /** Term → weight per detail. */
  weights: Map<string, Float32Array>
}): ClassifierFile {
  const terms: Record<string, number[]> = {}
  for (const [term, row] of [...parts.weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kept: number[] = []
    for (const [detail, weight] of row.entries()) if (weight !== 0) kept.push(detail, Math.round(weight * SCALE))
    if (kept.length > 0) terms[term] = kept
  }
  return {
    format: 1,
    story: parts.story.id,
    provenance: parts.provenance,
    details: parts.story.details.map(({ id }) => id),
    bias: parts.bias.map((weight) => Math.round(weight * SCALE)),
    terms,
  }
}
