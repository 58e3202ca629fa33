import type { NamedField } from '../../platform/store.ts'

/** The table, in one place for every runtime: two keys and three indexes that rows opt into. */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk' } as const
export const TABLE_INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const
/** Where the fields of a row lie that nothing asks for by name: one text for all (decision 0101). */
export const REST = 'json'
/**
 * What an index carries of a row beside its keys: what a list may show. Not where its audit chain stands, which moves with
 * every reminder and would have the entry written again, nor what belongs to rows that no index has. The service takes 20.
 */
export const INDEXED_FIELDS = [
  ...(['active', 'count', 'error', 'expiresAt', 'generation', 'hash', 'id', 'next', 'number', 'parkedAt'] as const),
  ...(['stage', 'token', 'version'] as const),
  REST,
] as const satisfies readonly (NamedField | typeof REST)[]
/** Epoch seconds; sessions, idempotency records. Never a timer: it may lag by two days. */
export const TIME_TO_LIVE = 'expiresAt'
