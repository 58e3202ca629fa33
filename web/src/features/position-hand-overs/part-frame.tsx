import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import {
  confirmSection,
  type HandOverOut,
  prepareSection,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { late } from '../../lib/late.ts'
import { useAct } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { ActProblem, Note } from '../../ui/note.tsx'
import { hinders } from './hinders.ts'
import styles from './part-frame.module.css'
import { mayReopen, type Part, partOf, progressOf } from './progress.ts'
import { useHandOverWords } from './words.ts'

const ReturnDialog = late(async () => (await import('./reason-dialogs.tsx')).ReturnDialog)

interface PartFrameProps {
  readonly of: HandOverOut
  readonly part: Part
  /** It is the other side's now: goes on to the next step. */
  readonly onDone: () => void
  /** It is changed although the receiver has it before them. */
  readonly isReopened: boolean
  readonly onReopen: () => void
  readonly children: ReactNode
}

/** Around one part: how far it is, why it came back, and what there is to do with it as a whole. */
export function PartFrame({ children, ...props }: PartFrameProps) {
  const { of, part, isReopened } = props
  const { say } = useHandOverWords()
  return (
    <div className={styles.part}>
      <Standing of={of} part={part} />
      {isReopened && mayReopen(of, part) && <Note tone="warn">{say('reopenedAbout')}</Note>}
      {children}
      <WhatToDo {...props} />
    </div>
  )
}

function Standing({ of, part }: Pick<PartFrameProps, 'of' | 'part'>) {
  const { say } = useHandOverWords()
  const { prepared = null, confirmed = null, returned = null } = partOf(of, part) ?? {}
  return (
    <>
      {returned !== null && prepared === null && (
        <Note tone="bad">
          <p>
            {say('returned', { person: returned.by.name })}
            {returned.reason ?? say('erased')}
          </p>
          <small>
            <At instant={returned.at} />
          </small>
        </Note>
      )}
      {(prepared !== null || confirmed !== null) && (
        <p className={styles.standing}>
          {prepared !== null && (
            <span>
              {say('prepared', { person: prepared.by.name })} · <At instant={prepared.at} />
            </span>
          )}
          {confirmed !== null && (
            <span>
              {say('confirmed', { person: confirmed.by.name })} · <At instant={confirmed.at} />
            </span>
          )}
        </p>
      )}
    </>
  )
}

function WhatToDo({ of, part, onDone, isReopened, onReopen }: Omit<PartFrameProps, 'children'>) {
  const { say } = useHandOverWords()
  const [isReturning, setReturning] = useState(false)
  const prepare = useAct(prepareSection, { onDone })
  const confirm = useAct(confirmSection, { onDone })
  if (of.status !== 'open') return null
  const { id, version, actions, giver, receiver } = of
  const call = { params: { id }, ifMatch: version, body: { section: part } }
  const progress = progressOf(of, part)
  const isWithGiver = progress === 'to-prepare' || progress === 'returned'
  const mayPrepare = isWithGiver && actions.includes('prepare')
  const mayConfirm = progress === 'to-confirm' && actions.includes('confirm')
  const problem = prepare.error ?? confirm.error
  if (!mayPrepare && !mayConfirm) {
    const waits = isWithGiver
      ? say('waitsForGiver', { person: giver.name })
      : say('waitsForReceiver', { person: receiver.name })
    return (
      <div className={styles.rest}>
        {progress !== 'confirmed' && <p className={styles.waits}>{waits}</p>}
        {!isReopened && mayReopen(of, part) && <Button onClick={onReopen}>{say('actions.reopen')}</Button>}
      </div>
    )
  }
  const hindered = mayPrepare ? hinders(of, part) : undefined
  return (
    <>
      <ActProblem problem={problem} />
      <div className={styles.actions}>
        {hindered !== undefined && <p className={styles.why}>{say(hindered.why, { count: hindered.count })}</p>}
        {mayConfirm && (
          <Button onClick={() => setReturning(true)} onFocus={ReturnDialog.ahead} onMouseEnter={ReturnDialog.ahead}>
            {say('actions.return')}
          </Button>
        )}
        <Button
          type="primary"
          disabled={hindered !== undefined}
          loading={prepare.isPending || confirm.isPending}
          onClick={() => (mayPrepare ? prepare : confirm).mutate(call)}
        >
          {mayPrepare ? say('actions.prepare', { person: receiver.name }) : say('actions.confirm')}
        </Button>
      </div>
      <Suspense>
        {isReturning && <ReturnDialog.Component of={of} part={part} onClose={() => setReturning(false)} />}
      </Suspense>
    </>
  )
}
