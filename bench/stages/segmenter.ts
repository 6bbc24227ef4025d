// The browser's own sentence splitter, on the page's text.
import { done } from './stage.ts'

const text = (document.body.textContent ?? '').slice(0, 8_000)
done([...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].length)
