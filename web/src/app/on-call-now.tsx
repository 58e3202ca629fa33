import { Link } from '@tanstack/react-router'
import { onCallNow } from '../../../functions/on-call/on-call.contract.ts'
import { ownFirst } from '../features/on-call/own-first.ts'
import type { Answer } from '../lib/api.ts'
import { useApi } from '../lib/use-api.ts'
import { At } from '../ui/deadline.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './on-call-now.module.css'
import { useAppWords } from './words.ts'

const PANEL = 'on-call-now'
/** Shifts change seldom, and every page asks. */
const EVERY_SECONDS = 60

type Schedule = Answer<typeof onCallNow>['schedules'][number]

/** Who is on call now, on every page: whoever has the first shift of one's own group's schedule, and a panel with all. */
export function OnCallNow() {
  const { say } = useAppWords()
  const { data } = useApi(onCallNow, {}, { everySeconds: EVERY_SECONDS })
  const schedules = ownFirst(data?.schedules ?? [])
  const [first] = schedules
  const close = () => document.getElementById(PANEL)?.hidePopover()
  if (first === undefined) return null
  const who = first.primary.person?.name ?? say('onCall.nobody')
  return (
    <>
      <button
        type="button"
        className={styles.now}
        popoverTarget={PANEL}
        aria-label={say('onCall.open', { schedule: first.name, who })}
      >
        <Icon name="remind" size={18} />
        <span className={styles.who}>{who}</span>
      </button>
      <section id={PANEL} popover="auto" className={styles.panel} aria-label={say('onCall.title')}>
        <h2>{say('onCall.title')}</h2>
        <ul>
          {schedules.map((each) => (
            <li key={each.schedule}>
              <Link to="/on-call/schedules/$id" params={{ id: each.schedule }} onClick={close}>
                {each.name}
              </Link>
              <Shift of={say('onCall.primary')} shift={each.primary} />
              {each.secondary !== null && <Shift of={say('onCall.secondary')} shift={each.secondary} />}
            </li>
          ))}
        </ul>
        <p className={styles.more}>
          <Link to="/on-call" onClick={close}>
            {say('onCall.all')}
          </Link>
        </p>
      </section>
    </>
  )
}

function Shift({ of, shift }: { of: string; shift: Schedule['primary'] }) {
  const { say } = useAppWords()
  return (
    <div className={styles.shift}>
      <span>{of}</span>
      <span>{shift.person?.name ?? say('onCall.nobody')}</span>
      {shift.person !== null && (
        <span className="weak">
          {say('onCall.until')} <At instant={shift.until} />
        </span>
      )}
    </div>
  )
}
