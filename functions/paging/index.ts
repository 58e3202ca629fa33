// PLACEHOLDER by LEAD until PAGING's own file stands here: overwrite it.
import { type Id, idWithin } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store, Write } from '../platform/store.ts'

export interface PageLetter {
  compose(
    platform: Omit<Platform, 'kick'>,
    asked: { readonly to: Id; readonly about: JsonObject },
  ): Promise<
    | {
        readonly title: string
        readonly lines: readonly string[]
        readonly href: string
        readonly acknowledgeHref?: string
        readonly severity: 1 | 2 | 3
        readonly isExercise: boolean
      }
    | undefined
  >
}
export const pagePerson = async (
  _platform: Platform,
  {
    caseId,
    to,
    letter,
    about,
    now,
  }: {
    readonly caseId: Id
    readonly to: Id
    readonly letter: string
    readonly about: JsonObject
    readonly urgency: 1 | 2 | 3
    readonly fence: string
    readonly now: Instant
  },
): Promise<{
  readonly page?: { readonly id: Id }
  readonly rows: readonly Write[]
  readonly effects: readonly Effect[]
}> => ({
  page: { id: idWithin(caseId, 'pag', now) },
  rows: [],
  effects: [{ kind: 'mail', letter, to, about }],
})
export const pageStateOf = async (
  _store: Store,
  _caseId: Id,
  _page: Id,
): Promise<readonly { readonly channel: string; readonly state: 'waiting' | 'delivered' | 'failed' }[]> => [
  { channel: 'mail', state: 'delivered' },
]
