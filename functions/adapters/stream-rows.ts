import type { Item } from '../platform/store.ts'
import { type Attributes, rowOf } from './dynamo/attributes.ts'

/** A record of the table's stream, as Lambda hands it over. */
export interface StreamRecord {
  readonly eventName?: string | undefined
  readonly dynamodb?: { readonly NewImage?: object | undefined } | undefined
}

/** Rows that were written new, as they were written. */
export const newRowsIn = (records: readonly StreamRecord[]): Item[] =>
  records.flatMap(({ eventName, dynamodb }) =>
    eventName === 'INSERT' && dynamodb?.NewImage !== undefined ? [rowOf(dynamodb.NewImage as Attributes)] : [],
  )
