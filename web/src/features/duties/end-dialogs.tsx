import { Form, Input, InputNumber } from 'antd'
import { completeOccurrence, type OccurrenceDetail, waiveOccurrence } from '../../../../functions/duty/duty.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDutyWords } from './words.ts'

export interface DialogProps {
  readonly occurrence: OccurrenceDetail
  readonly onClose: () => void
}
type Evidence = OccurrenceDetail['evidence'][number]

/** It is done: with what the duty asks to be shown, and a word about it. */
export function CompleteDialog({ occurrence, onClose }: DialogProps) {
  const { say } = useDutyWords()
  const act = useAct(completeOccurrence, { onDone: onClose })
  const { id, version, title, evidence, standard } = occurrence
  return (
    <ActDialog
      title={say('complete.title', { title })}
      lead={
        <>
          <p>{standard}</p>
          <p className="weak">{say('complete.lead')}</p>
        </>
      }
      submit={say('complete.submit')}
      act={act}
      callFor={({ evidence: shown = [], comment }: { evidence?: (string | number)[]; comment?: string }) => ({
        params: { id },
        ifMatch: version,
        body: { evidence: shown, ...(comment?.trim() && { comment }) },
      })}
      onClose={onClose}
    >
      {evidence.map((asked, nth) => (
        <EvidenceField key={`${asked.kind} ${asked.title}`} asked={asked} nth={nth} />
      ))}
      <Form.Item name="comment" label={say('complete.comment')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

function EvidenceField({ asked, nth }: { asked: Evidence; nth: number }) {
  const { say } = useDutyWords()
  const limits = useLimits(asked)
  const needed = { required: true, message: asked.kind === 'number' ? say('complete.number') : say('complete.needed') }
  const https = { pattern: /^https:\/\//, message: say('complete.link') }
  return (
    <Form.Item
      name={['evidence', nth]}
      label={asked.title}
      rules={asked.kind === 'link' ? [needed, https] : [needed]}
      {...(limits !== undefined && { extra: limits })}
    >
      {asked.kind === 'number' ? (
        <InputNumber />
      ) : asked.kind === 'link' ? (
        <Input type="url" placeholder="https://" maxLength={2000} />
      ) : (
        <Input.TextArea rows={2} maxLength={2000} />
      )}
    </Form.Item>
  )
}

/** What is acceptable, in words. */
export function useLimits({ least, most }: Pick<Evidence, 'least' | 'most'>): string | undefined {
  const { say } = useDutyWords()
  const limits = [
    ...(least === null ? [] : [say('page.least', { least })]),
    ...(most === null ? [] : [say('page.most', { most })]),
  ].join(say('page.and'))
  return limits === '' ? undefined : say('page.limits', { limits })
}

/** It need not be done this time. */
export function WaiveDialog({ occurrence, onClose }: DialogProps) {
  const { say } = useDutyWords()
  const act = useAct(waiveOccurrence, { onDone: onClose })
  const { id, version, title } = occurrence
  return (
    <ActDialog
      title={say('waive.title', { title })}
      lead={say('waive.lead')}
      submit={say('waive.submit')}
      isDanger
      act={act}
      callFor={({ reason }: { reason: string }) => ({ params: { id }, ifMatch: version, body: { reason } })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say('waive.reason')}
        rules={[{ required: true, whitespace: true, message: say('waive.needed') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}
