import { Link } from '@tanstack/react-router'
import type { onCallNow } from '../../../../functions/on-call/on-call.contract.ts'
import type { ShiftOut } from '../../../../functions/on-call/rota.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { PersonName } from '../../ui/person.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './on-call.module.css'
import { ownFirst } from './own-first.ts'
import { BecauseTag } from './tags.tsx'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

type Schedules = Answer<typeof onCallNow>['schedules']

/** Who has which shift of which schedule; the reader's own first. */
export function NowCards({ schedules }: { schedules: Schedules }) {
  const { say } = useOnCallWords()
  return (
    <section aria-label={say('now.title')}>
      <ul className={styles.cards}>
        {ownFirst(schedules).map(({ schedule, name, primary, secondary, isMe, isOurs }) => (
          <li key={schedule} className={styles.card}>
            <div className={styles.head}>
              <h2>
                <Link to="/on-call/schedules/$id" params={{ id: schedule }}>
                  {name}
                </Link>
              </h2>
              {isMe ? <Tag tone="good">{say('now.mine')}</Tag> : isOurs && <Tag tone="quiet">{say('now.ours')}</Tag>}
            </div>
            <dl className={styles.who}>
              <Role of={say('roles.primary')} shift={primary} />
              {secondary !== null && <Role of={say('roles.secondary')} shift={secondary} />}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One role: who has it, why they and until when; else whose it would have been. */
export function Role({ of, shift }: { of: string; shift: ShiftOut }) {
  const { say } = useOnCallWords()
  const { sayAt } = useOwnTimes()
  const { person, because, missing, until } = shift
  return (
    <>
      <dt>{of}</dt>
      <dd>
        {person === null ? (
          <Tag tone={missing === null ? 'quiet' : 'bad'}>{say('nobody')}</Tag>
        ) : (
          <strong>
            <PersonName person={person} />
          </strong>
        )}
        {because !== null && <BecauseTag because={because} />}
        <span className="weak">{say('until', { at: sayAt(until) })}</span>
        {missing !== null && <span className="weak">{say('missing', { name: missing.name })}</span>}
      </dd>
    </>
  )
}
