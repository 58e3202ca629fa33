import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { acknowledgeIncident, listIncidents } from '../../../functions/incident/incident.contract.ts'
import { listObligations, type ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import { useAct, useApi } from '../lib/use-api.ts'
import { Deadline } from '../ui/deadline.tsx'
import { ActProblem, Note } from '../ui/note.tsx'
import styles from './waiting-pages.module.css'
import { useAppWords } from './words.ts'

const EVERY_SECONDS = 10

/** Above everything else at home: incidents for which whoever looks is being paged, each with the one button it wants. */
export function WaitingPages() {
  const { say } = useAppWords()
  const { data } = useApi(listObligations, { query: { status: 'open', limit: 100 } }, { everySeconds: EVERY_SECONDS })
  const waiting = (data?.items ?? []).filter(({ kind }) => kind === 'incident.acknowledge')
  const isPaged = waiting.length > 0
  // Asked as the banner of grave incidents asks, so that it is read once.
  const { data: open } = useApi(listIncidents, { query: { status: 'open', limit: 100 } }, { enabled: isPaged })
  if (!isPaged) return null
  const known = (id: string) => open?.items.find((each) => each.id === id)
  const gravity = ({ caseId }: ObligationOut) => known(caseId)?.severity ?? 3
  const gravestFirst = waiting.toSorted((one, other) => gravity(one) - gravity(other))
  return (
    <section className={styles.waiting} aria-label={say('waitingPages.label')}>
      {gravestFirst.map((each) => (
        <WaitingPage key={each.id} obligation={each} nextBy={known(each.caseId)?.nextBy ?? null} />
      ))}
    </section>
  )
}

interface WaitingPageProps {
  readonly obligation: ObligationOut
  /** When the next is paged, as far as it is known. */
  readonly nextBy: string | null
}

function WaitingPage({ obligation: { caseId: id, number, title, dueAt }, nextBy }: WaitingPageProps) {
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
          <Deadline dueAt={nextBy ?? dueAt} />
        </span>
        <Button type="primary" danger loading={act.isPending} onClick={() => act.mutate({ params: { id }, body: {} })}>
          {say('waitingPages.acknowledge')}
        </Button>
      </div>
      <ActProblem problem={act.error} />
    </Note>
  )
}
