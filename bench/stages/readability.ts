// Readability, on a clone as it wants.
import { Readability } from '@mozilla/readability'
import { done } from './stage.ts'

done(new Readability(document.cloneNode(true) as Document).parse()?.length ?? 0)
