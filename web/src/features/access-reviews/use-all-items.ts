import { useEffect } from 'react'
import { listPackageItems } from '../../../../functions/access-review/review-package.contract.ts'
import { usePages } from '../../lib/use-api.ts'

/** Every entitlement of a package, read to its end: what is chosen from and counted. `undefined` until all are there. */
export function useAllItems(id: string) {
  const pages = usePages(listPackageItems, { params: { id }, query: { limit: 100 } })
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return { items: hasNextPage ? undefined : pages.items, error: pages.error, refetch: pages.refetch }
}
