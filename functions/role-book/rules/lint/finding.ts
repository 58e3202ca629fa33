import type { LintFinding, LintKind } from '../../role-book.ts'

type About = Partial<Omit<LintFinding, 'key' | 'kind' | 'weight'>>

/**
 * A finding of a kind. Its key is the kind and what it is about, in words that stay the same as long as the matter does:
 * an acceptance is bound to it.
 */
export const finding = (
  kind: LintKind,
  weight: LintFinding['weight'],
  of: readonly string[],
  about: About,
): LintFinding => ({
  key: [kind, ...of].join(':'),
  kind,
  weight,
  positions: [],
  duties: [],
  people: [],
  ...about,
})
