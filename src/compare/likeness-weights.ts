// The models of likeness.ts and compare-draft.ts, written by npm run fit:likeness.
import type { AbsenceVector } from './compare-draft.ts'
import type { LikenessVector } from './likeness.ts'

export const LIKENESS: { bias: number; features: LikenessVector } = {
  bias: -4.942,
  features: { cosine: 4.531, containment: 1.296, anchors: -0.215, rare: 0.456, shared: 8.071 },
}

export const ABSENCE: { bias: number; features: AbsenceVector } = {
  bias: 2.41,
  features: { strength: -0.893, page: -3.008, sentence: -0.886, likeness: -2.899, tellers: -1.456, core: 1.084 },
}
