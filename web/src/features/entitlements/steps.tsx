import { Button } from 'antd'
import { useState } from 'react'
import {
  approveEntitlement,
  cancelEntitlement,
  type EntitlementOut,
  giveBackEntitlement,
  grantEntitlement,
  rejectEntitlement,
  reviewEntitlement,
  revokeEntitlement,
} from '../../../../functions/entitlement/entitlement.contract.ts'
import { StepDialog } from './step-dialog.tsx'
import { useEntitlementWords } from './words.ts'

export type Action = EntitlementOut['actions'][number]['action']

/** The route of each step, and what is asked of whoever takes it. */
export const STEPS = {
  approve: { route: approveEntitlement, fields: ['comment', 'mitigation'], isNo: false },
  reject: { route: rejectEntitlement, fields: ['reason'], isNo: true },
  cancel: { route: cancelEntitlement, fields: ['comment'], isNo: true },
  grant: { route: grantEntitlement, fields: ['done', 'account'], isNo: false },
  'give-back': { route: giveBackEntitlement, fields: ['comment'], isNo: true },
  revoke: { route: revokeEntitlement, fields: ['proof'], isNo: false },
  review: { route: reviewEntitlement, fields: ['verdict', 'reason'], isNo: false },
} as const

/** What I may do with it now, as buttons. */
export function Steps({ entitlement }: { entitlement: EntitlementOut }) {
  const { say } = useEntitlementWords()
  const [step, setStep] = useState<Action>()
  return (
    <>
      {entitlement.actions
        .filter(({ may }) => may)
        .map(({ action }) => (
          <Button
            key={action}
            type={STEPS[action].isNo ? 'default' : 'primary'}
            danger={STEPS[action].isNo}
            onClick={() => setStep(action)}
          >
            {say(`steps.${action}`)}
          </Button>
        ))}
      {step !== undefined && (
        <StepDialog key={step} step={step} entitlement={entitlement} onClose={() => setStep(undefined)} />
      )}
    </>
  )
}
