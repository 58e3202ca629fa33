import { Form, Input } from 'antd'
import {
  acceptSwap,
  declineSwap,
  type SwapSummary,
  withdrawSwap,
} from '../../../../functions/on-call/agreement.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

export type SwapAct = 'accept' | 'decline' | 'withdraw'

interface DialogProps {
  readonly swap: SwapSummary
  readonly onClose: () => void
}

/** What can be done with a request to swap. */
export function SwapDialogs({ act, ...props }: DialogProps & { readonly act: SwapAct }) {
  if (act === 'accept') return <AcceptDialog {...props} />
  return act === 'decline' ? <DeclineDialog {...props} /> : <WithdrawDialog {...props} />
}

function AcceptDialog({ swap, onClose }: DialogProps) {
  const { say } = useOnCallWords()
  const { sayWhen } = useOwnTimes()
  const { id, version, role, giver, inReturn } = swap
  const act = useAct(acceptSwap, useDone(say('swapping.accepted'), onClose))
  return (
    <ActDialog
      title={say('swapping.acceptTitle')}
      lead={
        <>
          <p>{say('swapping.acceptLead', { when: sayWhen(swap), role: say(`roles.${role}`) })}</p>
          {inReturn !== null && <p>{say('swapping.acceptReturn', { giver: giver.name, when: sayWhen(inReturn) })}</p>}
        </>
      }
      submit={say('waiting.accept')}
      act={act}
      callFor={() => ({ params: { id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}

function DeclineDialog({ swap: { id, version, giver }, onClose }: DialogProps) {
  const { say } = useOnCallWords()
  const act = useAct(declineSwap, useDone(say('swapping.declined'), onClose))
  return (
    <ActDialog
      title={say('swapping.declineTitle')}
      lead={say('swapping.declineLead', { giver: giver.name })}
      submit={say('waiting.decline')}
      act={act}
      callFor={({ reason = '' }: { reason?: string }) => ({
        params: { id },
        ifMatch: version,
        body: reason.trim() === '' ? {} : { reason: reason.trim() },
      })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={say('swapping.declineReason')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDialog>
  )
}

function WithdrawDialog({ swap: { id, version, receiver }, onClose }: DialogProps) {
  const { say } = useOnCallWords()
  const act = useAct(withdrawSwap, useDone(say('swapping.withdrawn'), onClose))
  return (
    <ActDialog
      title={say('swapping.withdrawTitle')}
      lead={say('swapping.withdrawLead', { receiver: receiver.name })}
      submit={say('waiting.withdraw')}
      act={act}
      callFor={() => ({ params: { id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}
