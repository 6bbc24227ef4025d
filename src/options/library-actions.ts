// What the options do with the library, in words for what goes wrong. Files come from the reader's own disk; nothing is fetched.
import {
  changeStory,
  findOwnStory,
  type Kept,
  listStories,
  putStories,
  putStory,
  removeStory,
} from '../library/library.ts'
import { exportLibrary, type OwnStory, ownPage, parseLibrary } from '../library/own-story.ts'
import { saveFile } from '../look/save-file.ts'
import { sayReason } from '../look/say-reason.ts'
import type { Reading } from '../read/article.ts'
import type { Words } from '../words/words.ts'
import type { LibraryActions } from './actions.ts'
import { importable, readFile } from './read-files.ts'

const LEAST_PAGES = 2

const today = (): string => new Date().toISOString().slice(0, 10)

/** `changed` is called after every change. */
export function libraryActions(words: Words, changed: () => Promise<void>): LibraryActions {
  const settle = async (kept: Promise<Kept<unknown>>): Promise<string | null> => {
    const outcome = await kept
    await changed()
    return outcome.ok ? null : words.say('libraryFailed', sayReason(outcome.why, words))
  }
  return {
    rename: (id, title) => settle(changeStory(id, (story) => ({ ...story, title }))),
    removePage: (id, page) =>
      settle(changeStory(id, (story) => ({ ...story, pages: story.pages.filter((_, i) => i !== page) }))),
    async remove(id) {
      const outcome = await removeStory(id)
      await changed()
      return outcome.ok
        ? { why: null, removed: outcome.value }
        : { why: words.say('libraryFailed', sayReason(outcome.why, words)), removed: null }
    },
    restore: (story) => settle(putStory(story)),
    async exportAll(hasText) {
      const all = await listStories()
      if (!all.ok) return words.say('libraryFailed', sayReason(all.why, words))
      saveFile('crossread-stories.json', exportLibrary(all.value, hasText))
      return null
    },
    async importFiles(files, onProgress) {
      const said: string[] = []
      const pages: { name: string; reading: Reading }[] = []
      const wanted = importable(files)
      for (const [i, file] of wanted.entries()) {
        onProgress(i, wanted.length)
        const found = await readFile(file)
        if (found.kind === 'library') said.push(...(await importStories(found.name, found.json, words)))
        else if (found.kind === 'addresses') said.push(words.say('libraryNoFetch', found.name))
        else pages.push(found)
      }
      said.push(...(await importPages(pages, words)))
      await changed()
      return said.join(' ')
    },
  }
}

async function importStories(name: string, json: string, words: Words): Promise<string[]> {
  const parsed = parseLibrary(json)
  if (!parsed.ok) return [words.say(parsed.why === 'newer' ? 'libraryNewer' : 'libraryNotJson', name)]
  const outcomes = await putStories(await Promise.all(parsed.stories.map(withKeptText)))
  const failed = outcomes.flatMap((kept) => (kept.ok ? [] : words.say('libraryFailed', sayReason(kept.why, words))))
  const said = [...new Set(failed)]
  if (parsed.damaged > 0) said.push(words.count('libraryDamaged', parsed.damaged))
  return [words.count('libraryImported', outcomes.length - failed.length), ...said]
}

/** A story that comes without its text must not take the text from the one that is here. */
async function withKeptText(story: OwnStory): Promise<OwnStory> {
  const kept = await findOwnStory(story.id)
  const here = kept.ok ? kept.value : null
  const textOf = (url: string | null) => here?.pages.find((page) => page.url === url)?.article ?? null
  return { ...story, pages: story.pages.map((page) => ({ ...page, article: page.article ?? textOf(page.url) })) }
}

async function importPages(files: { name: string; reading: Reading }[], words: Words): Promise<string[]> {
  const said = files.flatMap(({ name, reading }) => (reading.ok ? [] : [words.say('libraryUnread', name)]))
  const pages = files.flatMap(({ reading }) => (reading.ok ? [ownPage(null, reading.article, today())] : []))
  if (pages.length === 0) return said
  if (pages.length < LEAST_PAGES) return [...said, words.say('compareFailed', words.say('reasonFewPages'))]
  const kept = await putStory({
    id: `own-${crypto.randomUUID()}`,
    title: pages[0]!.title.slice(0, 300) || files[0]!.name,
    created: today(),
    pages,
  })
  return [...said, kept.ok ? words.count('libraryImported', 1) : words.say('libraryFailed', sayReason(kept.why, words))]
}
