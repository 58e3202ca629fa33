import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  acceptObligation,
  acknowledgeObligation,
  type ObligationOut,
} from '../../../../functions/obligation/obligation.contract.ts'
import { late } from '../../lib/late.ts'
import { useNews } from '../../lib/news.ts'
import { useMe } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { opensAt } from '../../ui/release-turns.ts'
import { caseLink, isMineToAccept } from './obligation.ts'
import styles from './obligation-actions.module.css'
import { useObligationWords } from './words.ts'

const HandOverDialog = late(async () => (await import('./hand-over-dialog.tsx')).HandOverDialog)
const DeclineDialog = late(async () => (await import('./decline-dialog.tsx')).DeclineDialog)

/** To have seen a page is to answer it: a button that says so and answers nothing would let the next be paged. */
const ONLY_DONE_WILL_DO: ReadonlySet<string> = new Set(['incident.acknowledge'])

export function ObligationActions({ obligation }: { obligation: ObligationOut }) {
  const { say, name } = useObligationWords()
  const { tell } = useNews()
  const { person } = useMe()
  const [dialog, setDialog] = useState<'handOver' | 'decline'>()
  const acknowledge = useAct(acknowledgeObligation, { onDone: () => tell(say('done.acknowledged')) })
  const accept = useAct(acceptObligation, { onDone: () => tell(say('done.accepted')) })
  const { id, kind, accountable, acknowledgedAt, offer } = obligation
  const isMine = accountable.id === person.id
  // A release is not the next thing to do before its window opens.
  const mayBegin = isMine && opensAt(obligation) === undefined
  const problem = acknowledge.error ?? accept.error
  const close = () => setDialog(undefined)

  return (
    <>
      <div className={styles.actions}>
        {isMineToAccept(obligation, person.id) && (
          <>
            <Button
              onClick={() => setDialog('decline')}
              onFocus={DeclineDialog.ahead}
              onMouseEnter={DeclineDialog.ahead}
            >
              {say('actions.decline')}
            </Button>
            <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate({ params: { id } })}>
              {say('actions.accept')}
            </Button>
          </>
        )}
        {isMine && acknowledgedAt === null && !ONLY_DONE_WILL_DO.has(kind) && (
          <Button loading={acknowledge.isPending} onClick={() => acknowledge.mutate({ params: { id } })}>
            {say('actions.acknowledge')}
          </Button>
        )}
        {isMine && offer === null && kind !== 'obligation.accept' && (
          <Button
            onClick={() => setDialog('handOver')}
            onFocus={HandOverDialog.ahead}
            onMouseEnter={HandOverDialog.ahead}
          >
            {say('actions.handOver')}
          </Button>
        )}
        <LinkButton {...caseLink(obligation)} isPrimary={mayBegin && kind !== 'obligation.accept'}>
          {mayBegin ? name('actions', `do.${kind}`) : say('actions.open')}
        </LinkButton>
      </div>
      {problem !== null && !problem.isStale && (
        <div className={styles.problem}>
          <ProblemNote problem={problem} />
        </div>
      )}
      <Suspense>
        {dialog === 'handOver' && <HandOverDialog.Component obligation={obligation} onClose={close} />}
        {dialog === 'decline' && <DeclineDialog.Component obligation={obligation} onClose={close} />}
      </Suspense>
    </>
  )
}
