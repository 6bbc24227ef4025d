// The models of likeness.ts and compare-draft.ts, written by npm run fit:likeness.
import type { AbsenceVector } from './compare-draft.ts'
import type { LikenessVector } from './likeness.ts'
import type { EventVector } from './same-event.ts'

export const LIKENESS: { bias: number; features: LikenessVector } = {
  bias: -4.942,
  features: { cosine: 4.531, containment: 1.296, anchors: -0.215, rare: 0.456, shared: 8.071 },
}

export const ABSENCE: { bias: number; features: AbsenceVector } = {
  bias: 2.617,
  features: { strength: -0.796, page: -2.915, sentence: -0.832, likeness: -3.235, tellers: -0.927, core: 0.501 },
}

export const SAME_EVENT: { bias: number; features: EventVector } = {
  bias: -1.948,
  features: { lead: 4.437, title: 0.623, names: 5.867, pairs: -0.238, best: 2.551, days: -4.017 },
}
