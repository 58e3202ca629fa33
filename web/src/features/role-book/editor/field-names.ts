import type { DutyValues } from './form-values.ts'

type Name = (string | number)[]

const EVERY = ['when', 'rule', 'every'] as const
const ON = `${EVERY.join('/')}/on`

/** The field of the form at which a problem of the API's is said: `when/rule/every/on/0` is the first day of a month. */
export function fieldAt(path: string, { when }: Pick<DutyValues, 'when'>): Name {
  const parts = path.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  const [first, nth] = parts
  if (path.startsWith(ON)) return dayAt(parts[EVERY.length + 1], when)
  if (first === 'allowed') return ['allowed']
  if (path.startsWith('when/rule/at/')) return parts
  if (parts.length === 2 && typeof nth === 'number') {
    if (first === 'authorities') return [...parts, 'act']
    if (first === 'evidence') return [...parts, 'kind']
  }
  // One of several that are chosen in one field.
  return typeof parts.at(-1) === 'number' ? parts.slice(0, -1) : parts
}

function dayAt(nth: string | number | undefined, { rule: { every } }: DutyValues['when']): Name {
  if (every.unit === 'week' || typeof nth !== 'number') return [...EVERY, 'weekdays']
  const kind = every.days[nth]?.kind ?? 'day'
  return [...EVERY, 'days', nth, kind === 'weekday' ? 'nth' : kind]
}
