// Readability's own gate.
import { isProbablyReaderable } from '@mozilla/readability'
import { done } from './stage.ts'

done(isProbablyReaderable(document))
