import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Reads everything on the screen again once what was under way is done. */
export function useWhenDone(isDone: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (isDone) void queries.invalidateQueries()
  }, [isDone, queries])
}
