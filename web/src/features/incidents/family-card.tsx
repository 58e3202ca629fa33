import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { late } from '../../lib/late.ts'
import { Card } from '../../ui/card.tsx'
import styles from './incident-page.module.css'
import { IncidentStatusTag, SeverityTag } from './incident-tags.tsx'
import { mayI } from './may-i.ts'
import { useIncidentWords } from './words.ts'

const JoinDialog = late(async () => (await import('./join-dialogs.tsx')).JoinDialog)
const LeaveDialog = late(async () => (await import('./join-dialogs.tsx')).LeaveDialog)

/** What it is part of, what is part of it, and what goes on as it; nothing while it stands alone and has to. */
export function FamilyCard({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const [doing, setDoing] = useState<'join' | 'leave'>()
  const close = () => setDoing(undefined)
  const { parent, children, merged, mergedInto } = incident
  const mayJoin = mayI(incident, 'join') && children.length === 0
  const isAlone = parent === null && mergedInto === null && children.length + merged.length === 0
  if (isAlone && !mayJoin) return null
  return (
    <Card title={say('family.title')}>
      {isAlone && <p className="weak">{say('family.alone')}</p>}
      <ul className={styles.rows}>
        {parent !== null && <Kin says={say('facts.parent')} of={parent} />}
        {mergedInto !== null && <Kin says={say('facts.mergedInto')} of={mergedInto} />}
        {children.map((each) => (
          <Kin key={each.id} says={say('facts.children')} of={each} />
        ))}
        {merged.map((each) => (
          <Kin key={each.id} says={say('facts.merged')} of={each} />
        ))}
      </ul>
      {mayJoin && (
        <div className={styles.foot}>
          <Button onClick={() => setDoing('join')}>{say('steps.join.open')}</Button>
          {parent !== null && <Button onClick={() => setDoing('leave')}>{say('steps.leave.open')}</Button>}
        </div>
      )}
      <Suspense>
        {doing === 'join' && <JoinDialog.Component incident={incident} onClose={close} />}
        {doing === 'leave' && <LeaveDialog.Component incident={incident} onClose={close} />}
      </Suspense>
    </Card>
  )
}

interface KinProps {
  readonly says: string
  readonly of: { readonly id: string; readonly number: string; readonly title?: string } & Partial<
    Pick<IncidentOut['children'][number], 'severity' | 'status'>
  >
}

function Kin({ says, of: { id, number, title, severity, status } }: KinProps) {
  return (
    <li className={styles.row}>
      <span>
        <span className="weak">{says}</span>{' '}
        <Link to="/incidents/$id" params={{ id }}>
          {number} {title}
        </Link>
      </span>
      {severity !== undefined && status !== undefined && (
        <span className={styles.tags}>
          <SeverityTag severity={severity} /> <IncidentStatusTag status={status} />
        </span>
      )}
    </li>
  )
}
