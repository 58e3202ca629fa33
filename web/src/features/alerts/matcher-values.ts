import type { SilenceOut } from '../../../../functions/alert/alert-silence.contract.ts'

export type Matcher = SilenceOut['matchers'][number]
export const MATCHES = ['equals', 'contains', 'prefix', 'any-of', 'present'] as const

/** A condition as it is typed: several values stand in one field. */
export interface MatcherTyped {
  readonly label: string
  readonly is: (typeof MATCHES)[number]
  readonly value?: string
}

/** Words between commas, Chinese ones too; none twice, none empty. */
export const listOf = (typed: string | undefined): string[] => [
  ...new Set(
    (typed ?? '')
      .split(/[,\uff0c\u3001]/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
]

export function matcherOf({ label, is, value = '' }: MatcherTyped): Matcher {
  if (is === 'present') return { label: label.trim(), is }
  return is === 'any-of' ? { label: label.trim(), is, values: listOf(value) } : { label: label.trim(), is, value }
}

export function typedOf(matcher: Matcher): MatcherTyped {
  const { label, is } = matcher
  if (is === 'present') return { label, is }
  return { label, is, value: is === 'any-of' ? matcher.values.join(', ') : matcher.value }
}
