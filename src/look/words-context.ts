// The words of the reader's language, for every component below.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Words } from '../words/words.ts'

const WordsContext = createContext<Words | null>(null)
export const WordsProvider = WordsContext.Provider

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('A component was rendered outside WordsProvider.')
  return words
}
