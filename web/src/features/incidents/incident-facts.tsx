import { Link } from '@tanstack/react-router'
import { listReviews } from '../../../../functions/improvement/review.contract.ts'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { useIsStaff } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Pair } from '../../ui/records.tsx'
import styles from './incident-page.module.css'
import { useIncidentWords } from './words.ts'

/** What is known of it. */
export function IncidentFacts({ incident }: { incident: IncidentOut }) {
  const { say, name } = useIncidentWords()
  const at = (instant: string | null) => instant !== null && <At instant={instant} />
  const isStaff = useIsStaff()
  const { data: reviews } = useApi(
    listReviews,
    { query: { incident: incident.id } },
    { enabled: isStaff && incident.stage === 'over' },
  )
  const review = reviews?.items[0]
  return (
    <Card title={say('facts.title')}>
      {incident.description !== '' && <p className={styles.described}>{incident.description}</p>}
      <Facts>
        <Pair name={say('impact')}>{say(`impacts.${incident.impact}`)}</Pair>
        <Pair name={say('urgency')}>{say(`urgencies.${incident.urgency}`)}</Pair>
        <Pair name={say('facts.service')}>{incident.service?.name}</Pair>
        <Pair name={say('facts.group')}>{incident.group?.name}</Pair>
        <Pair name={say('facts.source')}>
          {incident.alert === null ? (
            name('sources', incident.source)
          ) : (
            <Link to="/alerts/$id" params={{ id: incident.alert }}>
              {name('sources', incident.source)}
            </Link>
          )}
        </Pair>
        <Pair name={say('facts.raisedBy')}>{incident.raisedBy?.name}</Pair>
        <Pair name={say('facts.since')}>
          <At instant={incident.raisedAt} />
        </Pair>
        <Pair name={say('facts.acknowledged')}>{at(incident.acknowledgedAt)}</Pair>
        <Pair name={say('facts.mitigated')}>{at(incident.mitigatedAt)}</Pair>
        <Pair name={say('facts.resolved')}>{at(incident.resolvedAt)}</Pair>
        <Pair name={say('facts.cause')}>{incident.cause}</Pair>
        <Pair name={say('facts.review')}>
          {review !== undefined && (
            <Link to="/post-incident-reviews/$id" params={{ id: review.id }}>
              {review.number} {say(`facts.reviewStatuses.${review.status}`)}
            </Link>
          )}
        </Pair>
        <Pair name={say('facts.pages')}>{incident.pages}</Pair>
        <Pair name={say('facts.changes')}>
          {incident.changes.length > 0 &&
            incident.changes.map(({ id, number, title, relation }) => (
              <div key={id}>
                <Link to="/changes/$id" params={{ id }}>
                  {number} {title}
                </Link>{' '}
                {say(relation === 'caused-by' ? 'changed.causedBy' : 'changed.fixedBy')}
              </div>
            ))}
        </Pair>
        <Pair name={say('facts.policy')}>{say('facts.version', { version: incident.policy })}</Pair>
      </Facts>
    </Card>
  )
}
