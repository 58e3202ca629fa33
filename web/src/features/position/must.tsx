import { Link } from '@tanstack/react-router'
import { type DutyOut, listDuties } from '../../../../functions/role-book/duty.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './position-page.module.css'
import { usePostWords } from './words.ts'

/** Its duties in the role book in force. */
export function Must({ position }: { position: string }) {
  const { say, language } = usePostWords()
  const duties = usePages(listDuties, { query: { position, limit: 50 } })
  return (
    <Card title={say('must')}>
      <PagesOf pages={duties} empty={<Empty icon="duty" title={say('noDuties')} />}>
        {(items) => (
          <Records<DutyOut>
            label={say('must')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              {
                name: say('duty'),
                width: 30,
                cell: ({ id, title }) => (
                  <Link to="/role-book" search={{ duty: id }}>
                    {title[language]}
                  </Link>
                ),
              },
              {
                name: say('standard'),
                cell: ({ standard }) => <span className={styles.text}>{standard[language]}</span>,
              },
              {
                name: say('effort'),
                isShort: true,
                cell: ({ effort }) =>
                  effort < 60
                    ? say('minutes', { count: effort })
                    : say('hours', { count: Math.round(effort / 6) / 10 }),
              },
            ]}
          />
        )}
      </PagesOf>
    </Card>
  )
}
