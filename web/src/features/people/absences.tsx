import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  type AbsenceOut,
  endAbsence,
  listAbsences,
  type PersonOut,
} from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useNews } from '../../lib/news.ts'
import { useMay, useMe } from '../../lib/session.ts'
import { useAct, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import styles from './absences.module.css'
import { usePeopleWords } from './words.ts'

const AbsenceDialog = late(async () => (await import('./absence-dialog.tsx')).AbsenceDialog)

/** When somebody is away; their own to plan, or an administrator's. */
export function Absences({ person }: { person: PersonOut }) {
  const { say } = usePeopleWords()
  const me = useMe()
  const mayAdminister = useMay('directory.administer')
  const mayPlan = person.active && (mayAdminister || me.person.id === person.id)
  const [isPlanning, setPlanning] = useState(false)
  const absences = usePages(listAbsences, { query: { person: person.id } })
  return (
    <Card title={say('person.absences')}>
      <PagesOf pages={absences} empty={<p className="weak">{say('person.noAbsences')}</p>}>
        {(items) => (
          <ul className={styles.absences}>
            {items.map((absence) => (
              <Absence key={absence.id} absence={absence} mayEnd={mayPlan} />
            ))}
          </ul>
        )}
      </PagesOf>
      {mayPlan && (
        <Button onClick={() => setPlanning(true)} onFocus={AbsenceDialog.ahead} onMouseEnter={AbsenceDialog.ahead}>
          {say('absence.open')}
        </Button>
      )}
      <Suspense>
        {isPlanning && <AbsenceDialog.Component person={person} onClose={() => setPlanning(false)} />}
      </Suspense>
    </Card>
  )
}

function Absence({ absence, mayEnd }: { absence: AbsenceOut; mayEnd: boolean }) {
  const { say } = usePeopleWords()
  const { tell } = useNews()
  const end = useAct(endAbsence, { onDone: () => tell(say('absence.ended')) })
  const { id, from, until, note } = absence
  return (
    <li>
      <span>
        <At instant={from} /> – <At instant={until} />
        {note !== null && <span className="weak"> · {note}</span>}
      </span>
      {mayEnd && (
        <Button size="small" loading={end.isPending} onClick={() => end.mutate({ params: { id } })}>
          {say('absence.end')}
        </Button>
      )}
      {end.error !== null && <ProblemNote problem={end.error} />}
    </li>
  )
}
