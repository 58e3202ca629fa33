import type { CalendarItem } from '../../../../functions/duty/duty.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useDutyWords } from './words.ts'

const TONES: Readonly<Record<CalendarItem['status'], Tone>> = {
  planned: 'quiet',
  open: 'info',
  done: 'good',
  waived: 'quiet',
  missed: 'bad',
}

export type Marked = Pick<CalendarItem, 'status' | 'isLate' | 'isLateBySystem' | 'isOutOfLimits' | 'endedAs'> & {
  readonly isCertain?: boolean
}

/** The tone of an occurrence at a glance. */
export const toneOf = ({ status, isLate }: Pick<Marked, 'status' | 'isLate'>): Tone =>
  status === 'open' && isLate ? 'bad' : status === 'done' && isLate ? 'warn' : TONES[status]

/** How it stands, and everything unusual about it: late, by a deputy, late by the system, out of limits. */
export function Marks({ item }: { item: Marked }) {
  const { say } = useDutyWords()
  const { status, isLate, isLateBySystem, isOutOfLimits, endedAs, isCertain = true } = item
  return (
    <>
      <Tag tone={toneOf(item)}>
        {isLate && status === 'open'
          ? say('overdue')
          : isLate && status === 'done'
            ? say('late')
            : say(`statuses.${status}`)}
      </Tag>
      {endedAs === 'deputy' && <Tag tone="quiet">{say('byDeputy')}</Tag>}
      {isLateBySystem && <Tag tone="warn">{say('lateBySystem')}</Tag>}
      {isOutOfLimits && <Tag tone="bad">{say('outOfLimits')}</Tag>}
      {!isCertain && <Tag tone="warn">{say('uncertain')}</Tag>}
    </>
  )
}
