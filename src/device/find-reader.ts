// The second reader that this browser has, if any.
import { findTrialMl, knowsTrialMl } from '../browser.ts'
import { findChromeReader } from './chrome-reader.ts'
import { firefoxReader, type TrialMl } from './firefox-reader.ts'
import type { SecondReader } from './second-reader.ts'

export const findSecondReader = (): SecondReader | null =>
  findChromeReader() ?? (knowsTrialMl() ? firefoxReader(() => findTrialMl() as TrialMl | null) : null)
