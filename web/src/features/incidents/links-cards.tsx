import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import {
  linkIncidentChange,
  readIncidentChanges,
  readSimilarIncidents,
  unlinkIncidentChange,
} from '../../../../functions/incident/incident-links.contract.ts'
import { MINUTE } from '../../../../functions/kernel/instant.ts'
import { useNews } from '../../lib/news.ts'
import { sayDuration } from '../../lib/say-time.ts'
import { useIsStaff } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { ActProblem } from '../../ui/note.tsx'
import styles from './incident-page.module.css'
import { mayI } from './may-i.ts'
import { useIncidentWords } from './words.ts'

/** What changed here before it began: the first thing anybody asks. */
export function ChangedCard({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const { id, service } = incident
  const isStaff = useIsStaff()
  const { data } = useApi(readIncidentChanges, { params: { id } }, { enabled: service !== null && isStaff })
  if (service === null || data === undefined) return null
  const mayLink = mayI(incident, 'link')
  return (
    <Card title={say('changed.title')}>
      {data.items.length === 0 && <p className="weak">{say('changed.none')}</p>}
      <ul className={styles.rows}>
        {data.items.map(({ change, outcome, at, implementer, service: of, relation }) => (
          <li key={`${change.id} ${of.id}`} className={styles.row}>
            <Link to="/changes/$id" params={{ id: change.id }}>
              {change.number} {change.title}
            </Link>
            <span className="weak">
              {say(`changed.outcomes.${outcome}`)} <At instant={at} />
            </span>
            <p className="weak">
              {of.name} · {implementer.name}
              {relation !== null && ` · ${say(relation === 'caused-by' ? 'changed.causedBy' : 'changed.fixedBy')}`}
            </p>
            {mayLink && <LinkButtons incident={id} change={change.id} relation={relation} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const RELATIONS = ['caused-by', 'fixed-by'] as const

interface LinkButtonsProps {
  readonly incident: string
  readonly change: string
  readonly relation: (typeof RELATIONS)[number] | null
}

/** What the change has to do with it: said, said otherwise, or taken back. */
function LinkButtons({ incident, change, relation }: LinkButtonsProps) {
  const { say } = useIncidentWords()
  const { tell } = useNews()
  const link = useAct(linkIncidentChange, { onDone: () => tell(say('changed.linked')) })
  const unlink = useAct(unlinkIncidentChange, { onDone: () => tell(say('changed.unlinked')) })
  const params = { id: incident }
  return (
    <div className={styles.buttons}>
      {RELATIONS.filter((each) => each !== relation).map((each) => (
        <Button
          key={each}
          size="small"
          loading={link.isPending}
          onClick={() => link.mutate({ params, body: { change, relation: each } })}
        >
          {say(each === 'caused-by' ? 'changed.link' : 'changed.linkFix')}
        </Button>
      ))}
      {relation !== null && (
        <Button size="small" loading={unlink.isPending} onClick={() => unlink.mutate({ params, body: { change } })}>
          {say('changed.unlink')}
        </Button>
      )}
      <ActProblem problem={link.error ?? unlink.error} />
    </div>
  )
}

/** Incidents that were like this one, and what ended them. */
export function SimilarCard({ incident: { id, service } }: { incident: IncidentOut }) {
  const { say, language } = useIncidentWords()
  const isStaff = useIsStaff()
  const { data } = useApi(readSimilarIncidents, { params: { id } }, { enabled: service !== null && isStaff })
  if (service === null || data === undefined) return null
  return (
    <Card title={say('similar.title')}>
      {data.items.length === 0 && <p className="weak">{say('similar.none')}</p>}
      <ul className={styles.rows}>
        {data.items.map(({ incident, because, tookMinutes, cause, resolution, raisedAt }) => (
          <li key={incident.id} className={styles.row}>
            <Link to="/incidents/$id" params={{ id: incident.id }}>
              {incident.number} {incident.title}
            </Link>
            <span className="weak">
              <At instant={raisedAt} /> · {say('similar.took', { time: sayDuration(tookMinutes * MINUTE, language) })}
            </span>
            <p className="weak">{because.map(({ says }) => says).join(say('comma'))}</p>
            {(cause ?? resolution) !== null && <p>{[cause, resolution].filter(Boolean).join(' · ')}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
