import type { Labels } from '../alert.ts'

/** A question to one label. */
export type Matcher =
  | { readonly label: string; readonly is: 'equals' | 'contains' | 'prefix'; readonly value: string }
  | { readonly label: string; readonly is: 'any-of'; readonly values: readonly string[] }
  | { readonly label: string; readonly is: 'present' }

/** Whether a label is as a matcher wants it. A label that is not there matches nothing. Case counts. */
export function matches(matcher: Matcher, labels: Labels): boolean {
  const given = Object.hasOwn(labels, matcher.label) ? labels[matcher.label] : undefined
  if (given === undefined) return false
  switch (matcher.is) {
    case 'equals':
      return given === matcher.value
    case 'contains':
      return given.includes(matcher.value)
    case 'prefix':
      return given.startsWith(matcher.value)
    case 'any-of':
      return matcher.values.includes(given)
    case 'present':
      return true
  }
}

export const allMatch = (matchers: readonly Matcher[], labels: Labels): boolean =>
  matchers.every((each) => matches(each, labels))
