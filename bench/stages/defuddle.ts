// Defuddle, on a clone: it changes what it reads.
import Defuddle from 'defuddle'
import { done } from './stage.ts'

done(new Defuddle(document.cloneNode(true) as Document).parse().wordCount)
