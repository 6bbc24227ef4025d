// The reader's stories in IndexedDB, by the wrapper idb. Failures are values: a full disk loses nothing that was there.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import { type OwnStory, parseOwnStory, parseSummary, type StorySummary, summarise } from './own-story.ts'

interface Schema extends DBSchema {
  stories: { key: string; value: OwnStory & { urls: string[] }; indexes: { urls: string } }
  /** One per story, written with it. */
  summaries: { key: string; value: StorySummary }
}

/** Raised with every change of the schema below; each step from one to the next stands in `upgrade`. */
const DATABASE_VERSION = 2

let opened: Promise<IDBPDatabase<Schema>> | null = null

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('crossread', DATABASE_VERSION, {
    async upgrade(database, from, _to, transaction) {
      if (from < 1)
        database.createObjectStore('stories', { keyPath: 'id' }).createIndex('urls', 'urls', { multiEntry: true })
      if (from < 2) {
        const summaries = database.createObjectStore('summaries', { keyPath: 'id' })
        // One at a time: all of a large library at once may be more than there is memory.
        for (let at = await transaction.objectStore('stories').openCursor(); at; at = await at.continue()) {
          const story = parseOwnStory(at.value)
          if (story) await summaries.put(summarise(story))
        }
      }
    },
    // Another context wants to upgrade, or the browser closed it: the next call opens it anew.
    blocking: () => close(),
    terminated: () => {
      opened = null
    },
  }).catch((error) => {
    opened = null
    throw error
  })
  return opened
}

function close(): void {
  void opened?.then((database) => database.close()).catch(() => {})
  opened = null
}

export type Kept<T> = { ok: true; value: T } | { ok: false; why: string }

async function attempt<T>(run: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<Kept<T>> {
  try {
    return { ok: true, value: await run(await open()) }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}

/** More than a change needs: the largest story, and what the database sets aside for itself. */
const ROOM = 4 * 1024 * 1024

const FULL = { ok: false, why: 'reasonDiskFull' } as const

/**
 * As `attempt`, where the disk has room: Chromium (156) writes on behind a change that a full disk has cut off, and takes the
 * whole database for damaged when it is opened next: every story is gone. A file that does not fit harms nothing.
 */
const attemptChange = async <T>(run: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<Kept<T>> =>
  (await hasRoom(ROOM)) ? attempt(run) : FULL

async function hasRoom(bytes: number): Promise<boolean> {
  const { locks, storage } = (globalThis.navigator ?? {}) as Partial<Navigator>
  const folder = await storage?.getDirectory?.().catch(() => null)
  if (!folder) return true // a browser without such files, or one that keeps them from us
  const probe = async () => {
    try {
      const file = await (await folder.getFileHandle('room', { create: true })).createWritable()
      const part = new Uint8Array(ROOM)
      for (let written = 0; written < bytes; written += ROOM) await file.write(part)
      await file.close()
      return true
    } catch {
      return false
    } finally {
      await folder.removeEntry('room').catch(() => {})
    }
  }
  return locks?.request('room', probe) ?? probe()
}

/** Newest first. Stories that cannot be read are left alone, and out. */
export const listStories = (): Promise<Kept<OwnStory[]>> =>
  attempt(async (database) =>
    (await database.getAll('stories'))
      .flatMap((value) => parseOwnStory(value) ?? [])
      .sort((a, b) => (a.created < b.created ? 1 : -1)),
  )

/** Null where there is none of that id, or it cannot be read. */
export const findOwnStory = (id: string): Promise<Kept<OwnStory | null>> =>
  attempt(async (database) => parseOwnStory(await database.get('stories', id)))

/** Stories that hold the page; the address without its fragment. */
export const storiesWith = (url: string): Promise<Kept<OwnStory[]>> =>
  attempt(async (database) =>
    (await database.getAllFromIndex('stories', 'urls', url)).flatMap((value) => parseOwnStory(value) ?? []),
  )

/**
 * Newest first. A story whose summary is missing or damaged is summarised anew; one that cannot be read itself is left alone,
 * and out.
 */
export const listSummaries = (): Promise<Kept<StorySummary[]>> =>
  attempt(async (database) => {
    const known = new Map(
      (await database.getAll('summaries')).flatMap((value) => {
        const summary = parseSummary(value)
        return summary ? [[summary.id, summary]] : []
      }),
    )
    const summaries: StorySummary[] = []
    for (const id of await database.getAllKeys('stories')) {
      const story = known.has(id) ? null : parseOwnStory(await database.get('stories', id))
      const summary = known.get(id) ?? (story && summarise(story))
      if (summary) summaries.push(summary)
    }
    return summaries.sort((a, b) => (a.created < b.created ? 1 : -1))
  })

export const putStory = async (story: OwnStory): Promise<Kept<void>> => (await putStories([story]))[0]!

/** What came of each, in their order. The room on the disk is looked for once, for all of them. */
export async function putStories(stories: readonly OwnStory[]): Promise<Kept<void>[]> {
  // Two bytes a letter.
  if (!(await hasRoom(ROOM + 2 * JSON.stringify(stories).length))) return stories.map(() => FULL)
  const outcomes: Kept<void>[] = []
  for (const story of stories)
    outcomes.push(
      await attempt(async (database) => {
        const transaction = database.transaction(BOTH, 'readwrite')
        await write(transaction, story)
        await transaction.done
      }),
    )
  return outcomes
}

/** Changes a story in one transaction, so that two changes at once do not undo each other; null where there is none. */
export const changeStory = (id: string, change: (story: OwnStory) => OwnStory): Promise<Kept<OwnStory | null>> =>
  attemptChange(async (database) => {
    const transaction = database.transaction(BOTH, 'readwrite')
    const story = parseOwnStory(await transaction.objectStore('stories').get(id))
    const changed = story && change(story)
    if (changed) await write(transaction, changed)
    await transaction.done
    return changed
  })

const BOTH = ['stories', 'summaries'] as const

type Writing = IDBPTransaction<Schema, typeof BOTH, 'readwrite'>

/** Both fail together: what the transaction had begun is undone. */
const write = (transaction: Writing, story: OwnStory): Promise<unknown> =>
  Promise.all([
    transaction.objectStore('stories').put({ ...story, urls: story.pages.flatMap(({ url }) => url ?? []) }),
    transaction.objectStore('summaries').put(summarise(story)),
  ])

/** What was removed, as it last was: the way back. */
export const removeStory = (id: string): Promise<Kept<OwnStory | null>> =>
  attemptChange(async (database) => {
    const transaction = database.transaction(BOTH, 'readwrite')
    const story = parseOwnStory(await transaction.objectStore('stories').get(id))
    await Promise.all(BOTH.map((store) => transaction.objectStore(store).delete(id)))
    await transaction.done
    return story
  })
