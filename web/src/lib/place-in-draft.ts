import { linkOptions } from '@tanstack/react-router'

/** What the list of its duties is called on the page of a draft. */
export const DUTIES = 'duties'

/** What somebody wants to do to a draft of the role book: change a duty, or add one of which this is known. */
export interface WantedOfDraft {
  readonly duty?: string
  readonly position?: string
  readonly service?: string
  readonly activity?: string
}

/** Where it is done; wanting nothing leads to the duties of the draft. */
export function placeInDraft(id: string, { duty, ...known }: WantedOfDraft) {
  if (duty !== undefined) return linkOptions({ to: '/role-book/drafts/$id/duties/$duty', params: { id, duty } })
  if (Object.keys(known).length === 0) {
    return linkOptions({ to: '/role-book/drafts/$id', params: { id }, hash: DUTIES })
  }
  return linkOptions({ to: '/role-book/drafts/$id/duties/new', params: { id }, search: known })
}
