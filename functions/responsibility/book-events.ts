/** A version of the role book was published: `{ version }`. It may count only later. */
export const BOOK_PUBLISHED = 'role-book.published'

/** Its instant has come: `{ version }`. */
export const BOOK_IN_FORCE = 'role-book.in-force'
