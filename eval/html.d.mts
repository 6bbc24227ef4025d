// Types of html.mjs: labelled pages as HTML, in one of four site designs.
import type { Page } from './labelled.ts'
export const designs: ((page: Page) => string)[]
export function toHtml(page: Page, index?: number): string
