import { useMemo } from 'react'
import { useMe } from './session.ts'

const PREFIX = 'onduty.draft.'

/** What somebody typed into a form and did not send yet; kept in this tab only, and only for them. */
export interface Draft<Values> {
  /** What was kept; nothing when there is nothing, or the browser keeps nothing. */
  readonly found: () => Values | undefined
  readonly keep: (values: Values) => void
  readonly drop: () => void
}

/** @param form which form, and of which thing: two forms of one name would share what was typed */
export function useDraft<Values>(form: string): Draft<Values> {
  const { person } = useMe()
  return useMemo(() => draftAt<Values>(`${PREFIX}${person.id}.${form}`), [person.id, form])
}

/** Leaves nothing to whoever uses this tab next. */
export function dropAllDrafts(): void {
  quietly(() => {
    const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX))
    for (const key of kept) sessionStorage.removeItem(key)
  })
}

const draftAt = <Values>(key: string): Draft<Values> => ({
  found: () =>
    quietly(() => {
      const kept = sessionStorage.getItem(key)
      return kept === null ? undefined : (JSON.parse(kept) as Values)
    }),
  keep: (values) => quietly(() => sessionStorage.setItem(key, JSON.stringify(values))),
  drop: () => quietly(() => sessionStorage.removeItem(key)),
})

/** A browser without storage, or whose storage is full, keeps no drafts; everything else works. */
function quietly<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
