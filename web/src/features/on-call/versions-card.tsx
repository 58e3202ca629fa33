import { listVersions, type ScheduleOut, type VersionOut } from '../../../../functions/on-call/schedule.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './on-call.module.css'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const AT_ONCE = 5

/** Every version of the rotations, newest first: since when it counts, and who published it. */
export function VersionsCard({ schedule: { id, current } }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const { now, sayAt } = useOwnTimes()
  const pages = usePages(listVersions, { params: { id }, query: { limit: AT_ONCE } })
  const stateOf = ({ number, from }: VersionOut) =>
    number === current?.number ? (
      <Tag tone="good">{say('versions.current')}</Tag>
    ) : (
      from > now && <Tag tone="info">{say('versions.coming')}</Tag>
    )
  return (
    <Card title={say('versions.title')}>
      <PagesOf pages={pages} empty={null}>
        {(items) => (
          <ul className={styles.items}>
            {items.map((version) => (
              <li key={version.number} className={styles.item}>
                <div>
                  {say('versions.number', { number: version.number })} {stateOf(version)}
                  <div className="weak">
                    {say('versions.about', {
                      ...{ from: sayAt(version.from), name: version.publishedBy.name },
                      at: sayAt(version.publishedAt),
                    })}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </PagesOf>
    </Card>
  )
}
