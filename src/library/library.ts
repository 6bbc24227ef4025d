// The reader's stories in IndexedDB, by the wrapper idb. Failures are values: a full disk loses nothing that was there.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type OwnStory, parseOwnStory } from './own-story.ts'

interface Schema extends DBSchema {
  stories: { key: string; value: OwnStory & { urls: string[] }; indexes: { urls: string } }
}

/** Raised with every change of the schema below; each step from one to the next stands in `upgrade`. */
const DATABASE_VERSION = 1

let opened: Promise<IDBPDatabase<Schema>> | null = null

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('crossread', DATABASE_VERSION, {
    upgrade(database, from) {
      if (from < 1)
        database.createObjectStore('stories', { keyPath: 'id' }).createIndex('urls', 'urls', { multiEntry: true })
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

/**
 * As `attempt`, where the disk has room: Chromium (156) writes on behind a change that a full disk has cut off, and takes the
 * whole database for damaged when it is opened next: every story is gone. A file that does not fit harms nothing.
 */
const attemptChange = async <T>(run: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<Kept<T>> =>
  (await hasRoom()) ? attempt(run) : { ok: false, why: 'reasonDiskFull' }

async function hasRoom(): Promise<boolean> {
  const { locks, storage } = (globalThis.navigator ?? {}) as Partial<Navigator>
  const folder = await storage?.getDirectory?.().catch(() => null)
  if (!folder) return true // a browser without such files, or one that keeps them from us
  const probe = async () => {
    try {
      const file = await (await folder.getFileHandle('room', { create: true })).createWritable()
      await file.write(new Uint8Array(ROOM))
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

export const putStory = (story: OwnStory): Promise<Kept<void>> =>
  attemptChange(async (database) => {
    await database.put('stories', { ...story, urls: story.pages.flatMap(({ url }) => url ?? []) })
  })

/** Changes a story in one transaction, so that two changes at once do not undo each other; null where there is none. */
export const changeStory = (id: string, change: (story: OwnStory) => OwnStory): Promise<Kept<OwnStory | null>> =>
  attemptChange(async (database) => {
    const transaction = database.transaction('stories', 'readwrite')
    const story = parseOwnStory(await transaction.store.get(id))
    const changed = story && change(story)
    if (changed) await transaction.store.put({ ...changed, urls: changed.pages.flatMap(({ url }) => url ?? []) })
    await transaction.done
    return changed
  })

/** What was removed, as it last was: the way back. */
export const removeStory = (id: string): Promise<Kept<OwnStory | null>> =>
  attemptChange(async (database) => {
    const transaction = database.transaction('stories', 'readwrite')
    const story = parseOwnStory(await transaction.store.get(id))
    await transaction.store.delete(id)
    await transaction.done
    return story
  })

/** Characters that the stories take as text: what a reader can make smaller by deleting. */
export const sizeOf = (stories: readonly OwnStory[]): number => JSON.stringify(stories).length
