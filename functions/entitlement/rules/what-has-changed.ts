import type { Id } from '../../kernel/ids.ts'
import type { Reason } from '../../kernel/refusal.ts'

/** Rules that are met now and were not seen, and the other way round; nothing where they are the same. */
export function whatHasChanged(
  seen: readonly Id[],
  now: readonly Id[],
): { readonly come: readonly Id[]; readonly gone: readonly Id[] } | undefined {
  const come = now.filter((rule) => !seen.includes(rule))
  const gone = seen.filter((rule) => !now.includes(rule))
  return come.length === 0 && gone.length === 0 ? undefined : { come, gone }
}

export const conflictHasCome: Reason = {
  code: 'conflicts-have-changed',
  text: {
    'zh-CN': '您打开之后，此人的权限有变化：新增了与“{other}”的冲突（{why}）。请看过再决定。',
    en: 'What this person has changed after you opened it: now it conflicts with “{other}” ({why}). Please look again before you decide.',
  },
}
export const conflictHasGone: Reason = {
  code: 'conflicts-have-changed',
  text: {
    'zh-CN': '您打开之后，此人的权限有变化：您看到的冲突已不存在。请看过再决定。',
    en: 'What this person has changed after you opened it: a conflict that you saw is there no longer. Please look again before you decide.',
  },
}
