import { Form, Input } from 'antd'
import { Suspense } from 'react'
import type { ItemOut, VerdictOut } from '../../../../functions/access-review/parts.contract.ts'
import { decideItem } from '../../../../functions/access-review/review-package.contract.ts'
import { late } from '../../lib/late.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { instantAt } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useReviewWords } from './words.ts'

const ChangeFields = late(async () => (await import('./change-fields.tsx')).ChangeFields)

interface Typed {
  readonly reason?: string
  readonly how?: 'until' | 'right'
  readonly until?: string
  readonly right?: string
}

interface DecideDialogProps {
  readonly pack: string
  readonly item: ItemOut
  readonly verdict: VerdictOut
  readonly onClose: () => void
}

/** A decision that needs a reason; a change also what it is to become. */
export function DecideDialog({ pack, item, verdict, onClose }: DecideDialogProps) {
  const { say, language } = useReviewWords()
  const timeZone = useTimeZone()
  const act = useAct(decideItem, { onDone: onClose })
  const right = `${item.system.name[language]} · ${item.right.name[language]}`
  return (
    <ActDialog
      title={say(`dialog.titles.${verdict}`, { right })}
      lead={
        <>
          <p>{say('dialog.of', { holder: item.holder.name })}</p>
          <p>{say(`dialog.${verdict}Why`)}</p>
        </>
      }
      submit={say(`verdicts.${verdict}`)}
      isDanger={verdict === 'revoke'}
      act={act}
      initial={{ how: 'until', reason: item.decision?.verdict === verdict ? (item.decision.reason ?? '') : '' }}
      callFor={({ reason = '', how, until, right: lesser }: Typed) => ({
        params: { id: pack },
        body: {
          entitlement: item.entitlement,
          verdict,
          reason,
          ...(verdict === 'change' && how === 'until' && until && { until: instantAt(until, timeZone) ?? until }),
          ...(verdict === 'change' && how === 'right' && lesser && { right: lesser }),
        },
      })}
      onClose={onClose}
    >
      <Suspense>{verdict === 'change' && <ChangeFields.Component item={item} />}</Suspense>
      <Form.Item
        name="reason"
        label={say('dialog.reason')}
        rules={[{ required: true, whitespace: true, message: say('dialog.needed') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActDialog>
  )
}
