import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { late } from '../../lib/late.ts'
import { Card } from '../../ui/card.tsx'
import { PersonName } from '../../ui/person.tsx'
import styles from './incident-page.module.css'
import { mayI } from './may-i.ts'
import { useIncidentWords } from './words.ts'

const AssignDialog = late(async () => (await import('./role-dialogs.tsx')).AssignDialog)
const OfferDialog = late(async () => (await import('./role-dialogs.tsx')).OfferDialog)

type Role = IncidentOut['roles'][number]['role']

/** Who does what, and how that is changed. */
export function RolesCard({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const [role, setRole] = useState<Role>()
  const offer = incident.obligations.find(({ kind, status }) => kind === 'incident.take-command' && status === 'open')
  const close = () => setRole(undefined)
  return (
    <Card title={say('roles.title')}>
      <ul className={styles.rows}>
        {incident.roles.map(({ role: each, person }) => (
          <li key={each} className={styles.row}>
            <span>
              {say(`roles.${each}`)} ·{' '}
              {person === null ? <span className="weak">{say('roles.nobody')}</span> : <PersonName person={person} />}
            </span>
            {mayI(incident, each === 'commander' ? 'offer-command' : 'assign-role') && (
              <Button size="small" onClick={() => setRole(each)}>
                {each === 'commander' ? say('roles.offer') : say(person === null ? 'roles.assign' : 'roles.change')}
              </Button>
            )}
            {each === 'commander' && offer !== undefined && (
              <p className="weak">{say('roles.asked', { name: offer.accountable.name })}</p>
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {role === 'commander' && <OfferDialog.Component incident={incident} onClose={close} />}
        {role !== undefined && role !== 'commander' && (
          <AssignDialog.Component incident={incident} role={role} onClose={close} />
        )}
      </Suspense>
    </Card>
  )
}
