import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { acknowledgeIncident } from '../../../functions/incident/incident.contract.ts'
import { listObligations, type ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import { useAct, useApi } from '../lib/use-api.ts'
import { Deadline } from '../ui/deadline.tsx'
import { Note, ProblemNote } from '../ui/note.tsx'
import styles from './waiting-pages.module.css'
import { useAppWords } from './words.ts'

const EVERY_SECONDS = 10

/** Above everything else at home: incidents for which whoever looks is being paged, each with the one button it wants. */
export function WaitingPages() {
  const { say } = useAppWords()
  const { data } = useApi(listObligations, { query: { status: 'open', limit: 100 } }, { everySeconds: EVERY_SECONDS })
  const waiting = (data?.items ?? []).filter(({ kind }) => kind === 'incident.acknowledge')
  if (waiting.length === 0) return null
  return (
    <section className={styles.waiting} aria-label={say('waitingPages.label')}>
      {waiting.map((each) => (
        <WaitingPage key={each.id} obligation={each} />
      ))}
    </section>
  )
}

function WaitingPage({ obligation: { caseId: id, number, title, nextTickAt, dueAt } }: { obligation: ObligationOut }) {
  const { say } = useAppWords()
  const act = useAct(acknowledgeIncident)
  return (
    <Note tone="bad">
      <div className={styles.page}>
        <span>
          {say('waitingPages.text')}{' '}
          <Link to="/incidents/$id" params={{ id }}>
            {number} {title}
          </Link>{' '}
          <Deadline dueAt={nextTickAt ?? dueAt} />
        </span>
        <Button type="primary" danger loading={act.isPending} onClick={() => act.mutate({ params: { id }, body: {} })}>
          {say('waitingPages.acknowledge')}
        </Button>
      </div>
      {act.error !== null && !act.error.isStale && <ProblemNote problem={act.error} />}
    </Note>
  )
}
