// Which of a reader's own files are pages, by name and content: the same for the options and the terminal. Nothing is fetched.

const PAGE = /\.(?:x?html?|mht(?:ml)?|txt)$/i
const SHORTCUT = /\.(?:url|webloc)$/i
/** Where browsers put what belongs to a "complete page": its pictures, scripts and frames. */
const COMPANION = /(?:_files|\.files|-Dateien|_archivos|_fichiers|_ficheiros|_bestanden)$/i
const ADDRESS_LINE = /^(?:https?:\/\/\S+|#.*)?$/i

export const isSavedPage = (name: string): boolean => PAGE.test(name)
export const isShortcut = (name: string): boolean => SHORTCUT.test(name)
/** `folder`: the name of one folder. */
export const isCompanion = (folder: string): boolean => COMPANION.test(folder)

/** A text with nothing but addresses, or a shortcut to one. */
export const isAddresses = (name: string, text: string): boolean =>
  isShortcut(name) ||
  (/\.txt$/i.test(name) && /https?:\/\//.test(text) && text.split('\n').every((line) => ADDRESS_LINE.test(line.trim())))
