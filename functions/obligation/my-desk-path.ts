/** What one person owes, on a page that needs no JavaScript. */
export const MY_DESK = '/my/obligations'

/** One of them on it. */
export const onMyDesk = (obligation: string): string => `${MY_DESK}#${obligation}`
