import {
  type QueryKey,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Answer, type AnyCall, type Call, callApi, type Route } from './api.ts'
import { useNews } from './news.ts'
import { ApiProblem } from './problem.ts'

/** How an answer is kept: by the first word of its path, then by what was asked. */
export const keyOf = (route: Pick<Route, 'path' | 'operation'>, call: unknown): QueryKey => [
  roomOf(route),
  route.operation,
  call,
]

/** How an answer is asked for, and kept. */
export const queryOf = <R extends Route>(route: R, call: Call<R>) => ({
  queryKey: keyOf(route, call),
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => callApi(route, call, signal),
})

const roomOf = ({ path }: Pick<Route, 'path'>): string => path.split('/')[2] ?? ''

/** Reads a route, and again when what it shows may have changed. */
export function useApi<R extends Route>(
  route: R,
  call: Call<R>,
  options: { readonly enabled?: boolean; readonly everySeconds?: number } = {},
): UseQueryResult<Answer<R>, ApiProblem> {
  const { enabled = true, everySeconds } = options
  return useQuery<Answer<R>, ApiProblem>({
    ...queryOf(route, call),
    enabled,
    ...(everySeconds !== undefined && { refetchInterval: everySeconds * 1000 }),
  })
}

interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}
type ItemOf<R extends Route> = Answer<R> extends Page<infer Item> ? Item : never

/** A list read page by page is kept apart from the same list's first page read alone: they differ in shape. */
const keyOfPages = (route: Pick<Route, 'path' | 'operation'>, call: unknown): QueryKey => [
  ...keyOf(route, call),
  'pages',
]

/** Reads a list page by page; `items` are those read so far. */
export function usePages<R extends Route>(
  route: R,
  call: Call<R>,
  options: { readonly enabled?: boolean; readonly everySeconds?: number } = {},
) {
  const { enabled = true, everySeconds } = options
  const pages = useInfiniteQuery<Page<ItemOf<R>>, ApiProblem, Page<ItemOf<R>>[], QueryKey, string | null>({
    queryKey: keyOfPages(route, call),
    queryFn: async ({ pageParam, signal }) =>
      (await callApi(route, withCursor<R>(call, pageParam), signal)) as Page<ItemOf<R>>,
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    select: (data) => data.pages,
    enabled,
    ...(everySeconds !== undefined && { refetchInterval: everySeconds * 1000 }),
  })
  const items = pages.data?.flatMap((page) => page.items)
  return { ...pages, items, isEmpty: items?.length === 0 }
}

/** Reads a list to its end, for what is chosen from or computed over all of it; the items so far. */
export function useWhole<R extends Route>(route: R, call: Call<R>): readonly ItemOf<R>[] {
  const { items = [], hasNextPage, isFetching, isError, fetchNextPage } = usePages(route, call)
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return items
}

function withCursor<R extends Route>(call: Call<R>, cursor: string | null): Call<R> {
  if (cursor === null) return call
  const { query } = call as AnyCall
  return { ...call, query: { ...query, cursor } } as Call<R>
}

/**
 * Does something. The same thing tried again carries the same idempotency key, so a lost answer never does it twice.
 * Afterwards everything on the screen is read again; when somebody was faster that is said, and the present state shown.
 */
export function useAct<R extends Route>(route: R, options: { readonly onDone?: (answer: Answer<R>) => void } = {}) {
  const queries = useQueryClient()
  const { tellFaster } = useNews()
  const attempt = useRef({ of: '', key: '' })
  return useMutation<Answer<R>, ApiProblem, Call<R>>({
    mutationFn: (call) => {
      const of = JSON.stringify(call)
      if (attempt.current.of !== of) attempt.current = { of, key: crypto.randomUUID() }
      return callApi(route, { ...call, idempotencyKey: attempt.current.key })
    },
    onSuccess: async (answer) => {
      attempt.current = { of: '', key: '' }
      options.onDone?.(answer)
      await queries.invalidateQueries()
    },
    onError: async (problem) => {
      if (!(problem instanceof ApiProblem) || !problem.isStale) return
      tellFaster(problem)
      await queries.invalidateQueries()
    },
  })
}
