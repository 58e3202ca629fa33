/** The table, in one place for every runtime: two keys and three indexes that rows opt into. */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk' } as const
export const TABLE_INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const
/** Epoch seconds; sessions, idempotency records. Never a timer: it may lag by two days. */
export const TIME_TO_LIVE = 'expiresAt'
