import type { Instant } from '../../../../functions/kernel/instant.ts'
import { sayRange } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useUiWords } from '../../ui/words.ts'

/** From an instant until another, in the department's zone. */
export function Range({ from, until }: { from: Instant; until: Instant }) {
  const { language } = useUiWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  return <span>{sayRange(from, until, timeZone, language, now)}</span>
}
