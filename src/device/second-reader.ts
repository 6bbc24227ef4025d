// An optional second reader: a language model on the device that looks once more at what the comparison is not sure of. One
// interface for what browsers offer; nothing else knows which it is. Off unless the reader switches it on.
import type { DetailState } from '../compare/report.ts'
import type { Availability, OnDownload } from './availability.ts'

export interface Question {
  /** The detail's id. */
  id: string
  statement: string
  /** The page's sentence nearest to it. */
  passage: string
}

/** unsure: the comparison's word stands. */
export type Answer = DetailState | 'unsure'

export interface OpenReader {
  ask(question: Question, signal: AbortSignal): Promise<Answer>
  close(): void
}

export interface SecondReader {
  availability(): Promise<Availability>
  /** Must be called in a click where something is to be fetched. Rejects with the browser's words where it refuses. */
  open(onDownload: OnDownload, signal: AbortSignal): Promise<OpenReader>
}

export type Verdicts = Record<string, DetailState>

/** One question at a time. A question that fails leaves the comparison's word; when stopped, what was answered so far counts. */
export async function readAgain(
  reader: OpenReader,
  questions: readonly Question[],
  onProgress: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<Verdicts> {
  const verdicts: Verdicts = {}
  for (const [i, question] of questions.entries()) {
    if (signal.aborted) break
    onProgress(i, questions.length)
    const answer = await reader.ask(question, signal).catch(() => 'unsure' as const)
    if (answer !== 'unsure') verdicts[question.id] = answer
  }
  if (!signal.aborted) onProgress(questions.length, questions.length)
  return verdicts
}
