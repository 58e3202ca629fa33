import { useState } from 'react'

/** What of a query it needs. */
interface Asked<Thing> {
  readonly data: Thing | undefined
  readonly isFetching: boolean
  readonly refetch: () => Promise<{ readonly data: Thing | undefined }>
}

/**
 * What a form begins with: what is there when it is opened. What somebody else makes of it meanwhile takes nothing away
 * of what is typed, until whoever types wants theirs.
 *
 * @returns the thing as it was when the form began; a key for the form; and how to begin anew with what is there now
 */
export function useBegun<Thing>({ data, isFetching, refetch }: Asked<Thing>) {
  const [{ thing, key }, begin] = useState<{ readonly thing?: Thing; readonly key: number }>({ key: 0 })
  // What was kept from an earlier page may be old: it is read again before anybody types.
  if (thing === undefined && data !== undefined && !isFetching) begin({ thing: data, key })
  const anew = () =>
    void refetch().then(({ data: present }) => present !== undefined && begin({ thing: present, key: key + 1 }))
  return { thing, key, anew }
}
