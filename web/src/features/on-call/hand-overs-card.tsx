import { Link } from '@tanstack/react-router'
import { listHandOvers } from '../../../../functions/on-call/hand-over.contract.ts'
import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import styles from './on-call.module.css'
import { HandOverTag } from './tags.tsx'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const AT_ONCE = 5

/** Shifts of a schedule that were handed over, newest first. */
export function HandOversCard({ schedule: { id: schedule } }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const { sayAt } = useOwnTimes()
  const pages = usePages(listHandOvers, { query: { schedule, limit: AT_ONCE } })
  return (
    <Card title={say('handOver.title')}>
      <PagesOf pages={pages} empty={<p className="weak">{say('handOver.none')}</p>}>
        {(items) => (
          <ul className={styles.items}>
            {items.map(({ id, role, at, giver, receiver, status }) => (
              <li key={id} className={styles.item}>
                <div>
                  <Link to="/on-call/hand-overs/$id" params={{ id }}>
                    {sayAt(at)}
                  </Link>{' '}
                  {say(`roles.${role}`)}
                  <div className="weak">
                    {say('handOver.who', { from: giver?.name ?? say('nobody'), to: receiver.name })}
                  </div>
                </div>
                <HandOverTag status={status} />
              </li>
            ))}
          </ul>
        )}
      </PagesOf>
    </Card>
  )
}
