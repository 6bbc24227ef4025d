// The fitted models of the comparison (weights.json, written by npm run fit): one set for stories with a network and one
// for those without.
//   told, partly  weigh the features of a sentence against a detail: "tells it in full", "in part only"
//   found         from this strength (of `told`) on a detail is found
//   partlyFound   from this strength (of `partly`) on it is found, and told in part only, unless that of `told` is larger
//   added         weighs the features of a sentence: "brings what no outlet told"; listed from `least` on
//   detection     weighs the features of a page: "covers the story"
import type { StoryIndex } from './story-index.ts'
import weights from './weights.json' with { type: 'json' }

export type Models = typeof weights.withNetwork

export const modelsFor = (index: StoryIndex): Models => (index.network ? weights.withNetwork : weights.withoutNetwork)
