import { LIST_SCHEMA, MOST_RESULTS } from './scim.contract.ts'

/** Of all that fit, the part that was asked for. SCIM counts from 1. */
export function pageOfAll<Thing>(
  all: readonly Thing[],
  asked: { readonly startIndex: number; readonly count: number },
): { readonly page: readonly Thing[]; readonly list: ListHead } {
  const startIndex = Math.max(1, asked.startIndex)
  const count = Math.min(Math.max(0, asked.count), MOST_RESULTS)
  const page = all.slice(startIndex - 1, startIndex - 1 + count)
  return {
    page,
    list: { schemas: [LIST_SCHEMA], totalResults: all.length, startIndex, itemsPerPage: page.length },
  }
}

interface ListHead {
  readonly schemas: string[]
  readonly totalResults: number
  readonly startIndex: number
  readonly itemsPerPage: number
}
