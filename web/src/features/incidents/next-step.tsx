import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import {
  acknowledgeIncident,
  attendIncident,
  type IncidentOut,
  takeIncidentCommand,
} from '../../../../functions/incident/incident.contract.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useMe, useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ActProblem, Note } from '../../ui/note.tsx'
import styles from './incident-page.module.css'
import { mayI } from './may-i.ts'
import { useIncidentWords } from './words.ts'

/** The one thing that whoever looks can do now; or who does it, and what happens next. */
export function NextStep({ incident }: { incident: IncidentOut }) {
  const { say, language } = useIncidentWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const me = useMe().person.id
  const at = (instant: string | null) => (instant === null ? '' : sayInstant(instant, timeZone, language, now))
  const dueAt = (kind: string) =>
    incident.obligations.find((each) => each.kind === kind && each.status === 'open')?.dueAt ?? null
  const offer = incident.obligations.find(({ kind, status }) => kind === 'incident.take-command' && status === 'open')
  if (incident.mergedInto !== null) {
    const { id, number } = incident.mergedInto
    return (
      <Note tone="info">
        {say('next.goesOn')}{' '}
        <Link to="/incidents/$id" params={{ id }}>
          {number}
        </Link>
      </Note>
    )
  }
  if (incident.stage === 'over') return null
  if (mayI(incident, 'acknowledge')) {
    return (
      <Step incident={incident} does="acknowledge" hint={say('next.acknowledgeHint', { at: at(incident.nextBy) })} />
    )
  }
  if (offer?.accountable.id === me) {
    const hint = say('next.takeHint', { name: incident.commander?.name ?? '' })
    return <Step incident={incident} does="take-command" hint={hint} />
  }
  if (incident.commander?.id === me && mayI(incident, 'attend')) {
    const hint = say('next.attendHint', { at: at(dueAt('incident.attend')) })
    return <Step incident={incident} does="attend" hint={hint} />
  }
  const name = incident.owner?.name ?? ''
  return (
    <Card>
      <p>
        {incident.stage === 'answer'
          ? say('next.waiting', { name, at: at(incident.nextBy) })
          : say('next.leads', { name: incident.commander?.name ?? name })}
      </p>
    </Card>
  )
}

const ACTS = {
  acknowledge: acknowledgeIncident,
  attend: attendIncident,
  'take-command': takeIncidentCommand,
} as const

function Step({ incident, does, hint }: { incident: IncidentOut; does: keyof typeof ACTS; hint: string }) {
  const { say } = useIncidentWords()
  const act = useAct(ACTS[does])
  return (
    <Card>
      <div className={`${styles.next} ${does === 'acknowledge' ? styles.thumb : ''}`}>
        <p>{hint}</p>
        <Button
          type="primary"
          size="large"
          danger={does === 'acknowledge' && incident.severity === 1}
          loading={act.isPending}
          onClick={() => act.mutate({ params: { id: incident.id }, body: {} })}
        >
          {say(`next.${does}`)}
        </Button>
      </div>
      <ActProblem problem={act.error} />
    </Card>
  )
}
