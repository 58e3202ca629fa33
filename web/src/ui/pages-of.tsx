import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../lib/problem.ts'
import { ProblemNote } from './note.tsx'
import { Waiting } from './waiting.tsx'
import { useUiWords } from './words.ts'

/** What of a list read page by page matters for showing it: what `usePages` answers. */
export interface Pages<Item> {
  readonly items: readonly Item[] | undefined
  readonly error: ApiProblem | null
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
  readonly refetch: () => unknown
}

interface PagesOfProps<Item> {
  readonly pages: Pages<Item>
  readonly empty: ReactNode
  readonly children: (items: readonly Item[]) => ReactNode
}

/** A list in each of its states: waiting, refused, empty, read so far with a way to more. */
export function PagesOf<Item>({ pages, empty, children }: PagesOfProps<Item>) {
  const { say } = useUiWords()
  const { items, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = pages
  if (items === undefined) {
    return error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />
  }
  if (items.length === 0) return empty
  return (
    <>
      {children(items)}
      {hasNextPage && (
        <div>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
    </>
  )
}
