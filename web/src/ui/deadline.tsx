import { HOUR, type Instant, MINUTE, millisOf } from '../../../functions/kernel/instant.ts'
import { sayDuration, sayInstant } from '../lib/say-time.ts'
import { serverMillis, useNow } from '../lib/server-clock.ts'
import { useTimeZone } from '../lib/session.ts'
import styles from './deadline.module.css'
import type { Tone } from './palette.ts'
import { Tag } from './tag.tsx'
import { useUiWords } from './words.ts'

/** When less than this is left it is time to hurry. */
const SOON = 2 * HOUR

export function urgencyOf(dueAt: Instant, now: Instant): 'overdue' | 'soon' | 'calm' {
  const left = millisOf(dueAt) - millisOf(now)
  return left < 0 ? 'overdue' : left <= SOON ? 'soon' : 'calm'
}

const TONES = { overdue: 'bad', soon: 'warn', calm: 'quiet' } as const satisfies Record<string, Tone>

/** A running clock: how long is left, or by how much it is late. Ticks by the second within the last hour. */
export function Deadline({ dueAt }: { dueAt: Instant }) {
  const { say, language } = useUiWords()
  const timeZone = useTimeZone()
  const now = useNow(Math.abs(millisOf(dueAt) - serverMillis()) < HOUR ? 'second' : 'minute')
  const left = millisOf(dueAt) - millisOf(now)
  const time = sayDuration(Math.abs(left) >= HOUR ? Math.trunc(left / MINUTE) * MINUTE : left, language)
  const at = sayInstant(dueAt, timeZone, language, now)
  return (
    <Tag tone={TONES[urgencyOf(dueAt, now)]}>
      <time className={styles.deadline} dateTime={dueAt} title={say('clock.due', { at })}>
        {left < 0 ? say('clock.overdue', { time }) : say('clock.left', { time })}
      </time>
    </Tag>
  )
}

/** How much of the time allowed is gone, as a bar; the words are beside it. */
export function DeadlineBar({ openedAt, dueAt }: { openedAt: Instant; dueAt: Instant }) {
  const now = useNow('minute')
  const [from, until, at] = [openedAt, dueAt, now].map(millisOf) as [number, number, number]
  const gone = until <= from ? 1 : Math.min(1, Math.max(0, (at - from) / (until - from)))
  return (
    <svg
      className={`${styles.bar} ${styles[TONES[urgencyOf(dueAt, now)]] ?? ''}`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={gone * 100} height="4" />
    </svg>
  )
}

/** An instant in words, in the department's zone. */
export function At({ instant }: { instant: Instant }) {
  const { language } = useUiWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  return <time dateTime={instant}>{sayInstant(instant, timeZone, language, now)}</time>
}
