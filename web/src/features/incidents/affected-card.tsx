import { Button } from 'antd'
import { joinAffected } from '../../../../functions/incident/affected.contract.ts'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useMe } from '../../lib/session.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FollowService } from '../../ui/follow-service.tsx'
import { ActProblem } from '../../ui/note.tsx'
import { Pair } from '../../ui/records.tsx'
import styles from './incident-page.module.css'
import { useIncidentWords } from './words.ts'

/** The service it is about and those that need it; whom it hits; and whoever looks says that they want to hear of it. */
export function AffectedCard({ incident }: { incident: IncidentOut }) {
  const { say, language } = useIncidentWords()
  const { id, service, stage, isExercise, affected, raisedBy } = incident
  const services = useWhole(listServices, { query: { limit: 100 } })
  const act = useAct(joinAffected)
  const me = useMe().person.id
  const neededBy = services.find((each) => each.id === service?.id)?.neededBy ?? []
  // Whoever reported it is told anyway.
  const isTold = affected.isMe || raisedBy?.id === me
  const mayJoin = stage !== 'over' && !isExercise
  if (isExercise) return null
  return (
    <Card title={say('affected.title')}>
      <Facts>
        <Pair name={say('facts.service')}>
          {service !== null && (
            <span className={styles.tags}>
              {service.name} <FollowService service={service} />
            </span>
          )}
        </Pair>
        <Pair name={say('affected.dependants')}>
          {neededBy.length > 0 && neededBy.map(({ name }) => name[language]).join(say('comma'))}
        </Pair>
      </Facts>
      {(mayJoin || affected.people > 0) && (
        <p className="weak">
          {affected.people === 0 ? say('affected.nobody') : say('affected.people', { count: affected.people })}
        </p>
      )}
      <div className={styles.foot}>
        {mayJoin && isTold && <span>{say('affected.joined')}</span>}
        {mayJoin && !isTold && (
          <Button loading={act.isPending} onClick={() => act.mutate({ params: { id }, body: {} })}>
            {say('affected.join')}
          </Button>
        )}
        <a href="/status">{say('affected.status')}</a>
      </div>
      <ActProblem problem={act.error} />
    </Card>
  )
}
