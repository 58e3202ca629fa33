import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listSwaps, type SwapSummary } from '../../../../functions/on-call/agreement.contract.ts'
import { type HandOverSummary, listHandOvers } from '../../../../functions/on-call/hand-over.contract.ts'
import { late } from '../../lib/late.ts'
import { useMe } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import styles from './on-call.module.css'
import type { SwapAct } from './swap-dialogs.tsx'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const Dialogs = late(async () => (await import('./swap-dialogs.tsx')).SwapDialogs)

/** Swaps that ask the reader, or that they asked for; shifts they have to take over. Nothing where nothing waits. */
export function WaitingCard() {
  const { say } = useOnCallWords()
  const { person } = useMe()
  const { data: swaps } = useApi(listSwaps, { query: {} })
  const { data: handOvers } = useApi(listHandOvers, { query: {} })
  const [doing, setDoing] = useState<{ readonly swap: SwapSummary; readonly act: SwapAct }>()
  const open = swaps?.items.filter(({ status }) => status === 'asked') ?? []
  const owed = handOvers?.items.filter(({ status, receiver }) => status === 'open' && receiver.id === person.id) ?? []
  if (open.length + owed.length === 0) return null
  return (
    <Card title={say('waiting.title')}>
      <ul className={styles.items}>
        {owed.map((handOver) => (
          <HandOver key={handOver.id} handOver={handOver} />
        ))}
        {open.map((swap) => (
          <Swap key={swap.id} swap={swap} onAct={(act) => setDoing({ swap, act })} />
        ))}
      </ul>
      <Suspense>{doing !== undefined && <Dialogs.Component {...doing} onClose={() => setDoing(undefined)} />}</Suspense>
    </Card>
  )
}

function HandOver({ handOver }: { handOver: HandOverSummary }) {
  const { say } = useOnCallWords()
  const { sayAt } = useOwnTimes()
  const { id, giver, scheduleName, role, at, matters, others } = handOver
  const values = { schedule: scheduleName, role: say(`roles.${role}`), at: sayAt(at) }
  const count = matters.length + others
  return (
    <li className={styles.item}>
      <div>
        {giver === null
          ? say('waiting.handOver', values)
          : say('waiting.handOverFrom', { ...values, giver: giver.name })}
        <div className="weak">{count === 0 ? say('waiting.noMatters') : say('waiting.matters', { count })}</div>
      </div>
      <LinkButton isPrimary to="/on-call/hand-overs/$id" params={{ id }}>
        {say('waiting.takeOver')}
      </LinkButton>
    </li>
  )
}

function Swap({ swap, onAct }: { swap: SwapSummary; onAct: (act: SwapAct) => void }) {
  const { say } = useOnCallWords()
  const { sayWhen } = useOwnTimes()
  const { person } = useMe()
  const { giver, receiver, scheduleName, role, inReturn, reason } = swap
  const isMine = giver.id === person.id
  const values = { schedule: scheduleName, role: say(`roles.${role}`), when: sayWhen(swap) }
  return (
    <li className={styles.item}>
      <div>
        {isMine
          ? say('waiting.asked', { ...values, receiver: receiver.name })
          : say('waiting.swap', { ...values, giver: giver.name })}
        {!isMine && inReturn !== null && (
          <div>{say('waiting.inReturn', { giver: giver.name, when: sayWhen(inReturn) })}</div>
        )}
        {!isMine && reason !== null && <div className="weak">{say('waiting.reason', { reason })}</div>}
      </div>
      <div className={styles.buttons}>
        {isMine ? (
          <Button onClick={() => onAct('withdraw')}>{say('waiting.withdraw')}</Button>
        ) : (
          <>
            <Button type="primary" onClick={() => onAct('accept')}>
              {say('waiting.accept')}
            </Button>
            <Button onClick={() => onAct('decline')}>{say('waiting.decline')}</Button>
          </>
        )}
      </div>
    </li>
  )
}
