// npm run bench -- scale: the whole chain with 1 to 10,000 stories, the bundled one and made-up ones.
import { benchBackground } from './background.ts'
import { benchGate } from './gate.ts'
import { SEED, SIZES } from './sizes.ts'
import { makeStories } from './stories.ts'

/** `folder`: saved pages that no story fits, beside the made-up ones; null for these alone. */
export async function benchScale(path: string, folder: string | null): Promise<void> {
  const made = makeStories(Math.max(...SIZES), SEED)
  await benchGate(path, made, folder)
  benchBackground(made)
}
