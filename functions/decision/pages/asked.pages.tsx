import { formatInstant } from '../../calendar/index.ts'
import { say } from '../../kernel/text.ts'
import { isOverdue } from '../../obligation/index.ts'
import { WORDS } from './decision-words.ts'
import type { LinkView } from './look-at-link.ts'

/** What it is about, as exactly as it is decided on. */
export function Asked({ view: { matter, obligation, request } }: { view: LinkView }) {
  const { language, now } = request
  const { directory, round, wanted, number, title, standard, facts, onPaper } = matter
  const due = { due: formatInstant(obligation.dueAt, directory.department.calendar.timeZone, language, now) }
  const isLate = isOverdue(obligation, now)
  return (
    <div class="card">
      <p class="weak">
        {wanted} · {number}
        {round > 1 ? ` · ${say(WORDS.round, language, { round })}` : ''}
      </p>
      <h1>{title}</h1>
      <p>{standard}</p>
      <p class={isLate ? 'bad' : 'weak'}>
        {say(isLate ? WORDS.overdue : WORDS.due, language, due)} · <a href="#decide">{WORDS.decide[language]} ↓</a>
      </p>
      <dl>
        {facts.map(({ name, value, isBad }) => (
          <>
            <dt>{name}</dt>
            <dd class={isBad === true ? 'bad' : undefined}>{value}</dd>
          </>
        ))}
      </dl>
      {onPaper === undefined ? null : <a href={onPaper}>{WORDS.whole[language]}</a>}
    </div>
  )
}
