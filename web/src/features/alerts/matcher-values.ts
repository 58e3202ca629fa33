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

/** What tells one alert from another, where its source says it; the rest comes and goes, or is the same of many. */
const TELLING = ['alertname', 'instance', 'host', 'heartbeat', 'service', 'source'] as const

/** Conditions that an alert with these labels meets; one that is still to be written where they say nothing. */
export function matchersLike(labels: Readonly<Record<string, string>>): MatcherTyped[] {
  const told = TELLING.flatMap((label) => {
    const value = labels[label]
    return value === undefined ? [] : [{ label, is: 'equals', value } as const]
  })
  return told.length > 0 ? told : [{ label: '', is: 'equals' }]
}
