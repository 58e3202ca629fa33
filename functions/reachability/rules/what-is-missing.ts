import type { ChannelNow } from '../../paging/index.ts'

export type Missing = 'proof' | 'another-way' | 'mail'

/** What keeps somebody from being surely reached, the gravest first. */
export function whatIsMissing(channels: readonly ChannelNow[]): readonly Missing[] {
  const isProven = channels.some(({ provenAt }) => provenAt !== null)
  const there = channels.filter(({ isThere }) => isThere)
  const isMailRefused = !there.some(({ channel }) => channel === 'mail')
  return [
    ...(isProven ? [] : ['proof' as const]),
    // Mail alone wakes nobody, and is gone when the mail system is.
    ...(there.some(({ channel }) => channel !== 'mail') ? [] : ['another-way' as const]),
    ...(isMailRefused ? ['mail' as const] : []),
  ]
}
