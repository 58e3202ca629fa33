import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { IncidentOut } from '../../../../../functions/incident/incident.contract.ts'
import { listParties } from '../../../../../functions/incident/party.contract.ts'
import type { Answer } from '../../../lib/api.ts'
import { late } from '../../../lib/late.ts'
import { useIsStaff } from '../../../lib/session.ts'
import { useApi } from '../../../lib/use-api.ts'
import { Card } from '../../../ui/card.tsx'
import styles from '../incident-page.module.css'
import { mayI } from '../may-i.ts'
import { useIncidentWords } from '../words.ts'
import { PartyRow } from './party-row.tsx'

const PullInDialog = late(async () => (await import('./pull-in-dialog.tsx')).PullInDialog)
const AnswerDialog = late(async () => (await import('./answer-dialog.tsx')).AnswerDialog)
const LinkDialog = late(async () => (await import('./link-dialog.tsx')).LinkDialog)

export type Party = Answer<typeof listParties>['items'][number]
export type PartyAct = 'answer' | 'link'

/** Vendors and groups that were asked to help: each with its task, its own clock, and who sees to it here. */
export function PartiesCard({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const isStaff = useIsStaff()
  const { id, stage, isExercise } = incident
  const { data } = useApi(
    listParties,
    { params: { id } },
    { enabled: isStaff, ...(stage !== 'over' && { everySeconds: 10 }) },
  )
  const [isPulling, setPulling] = useState(false)
  const [doing, setDoing] = useState<{ readonly party: Party; readonly act: PartyAct }>()
  const mayPullIn = mayI(incident, 'pull-in') && !isExercise
  if (data === undefined || (data.items.length === 0 && !mayPullIn)) return null
  const props = { incident, onClose: () => setDoing(undefined) }
  return (
    <Card title={say('parties.title')}>
      {data.items.length === 0 && <p className="weak">{say('parties.none')}</p>}
      <ul className={styles.rows}>
        {data.items.map((party) => (
          <PartyRow
            key={party.nth}
            party={party}
            {...(mayI(incident, 'answer-party') && { onAct: (act: PartyAct) => setDoing({ party, act }) })}
          />
        ))}
      </ul>
      {mayPullIn && (
        <div className={styles.foot}>
          <Button onClick={() => setPulling(true)} onPointerEnter={PullInDialog.ahead}>
            {say('parties.open')}
          </Button>
          <Link to="/vendors">{say('parties.vendors')}</Link>
        </div>
      )}
      <Suspense>
        {isPulling && <PullInDialog.Component incident={incident} onClose={() => setPulling(false)} />}
        {doing?.act === 'answer' && <AnswerDialog.Component party={doing.party} {...props} />}
        {doing?.act === 'link' && <LinkDialog.Component party={doing.party} {...props} />}
      </Suspense>
    </Card>
  )
}
