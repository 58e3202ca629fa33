import { formatAllowance } from '../../../../functions/calendar/say-time.ts'
import type { Allowance } from '../../ui/duration.ts'
import { useSeverityWords } from './words.ts'

/** How long something is, in words; a plain duration of the API is one that can be said. */
export function useAllowanceWords() {
  const { language } = useSeverityWords()
  return (allowance: Allowance): string => formatAllowance(allowance as Parameters<typeof formatAllowance>[0], language)
}
