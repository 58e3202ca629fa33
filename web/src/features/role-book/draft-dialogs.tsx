import { Form, Input, Select } from 'antd'
import {
  abandonDraft,
  acceptFinding,
  type DraftOut,
  publishDraft,
  reviewDraft,
  submitDraft,
} from '../../../../functions/role-book/draft.contract.ts'
import { listRoleBooks } from '../../../../functions/role-book/role-book.contract.ts'
import { sayDate } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Several } from '../../ui/several.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useBookWords } from './words.ts'

export interface DraftDialogProps {
  readonly draft: DraftOut
  readonly onClose: () => void
}

/** A reviewer and a publisher decide on exactly what they saw. */
const seen = ({ contentHash }: DraftOut) => (contentHash === null ? {} : { contentHash })

function Words({ name, label, isNeeded = true }: { name: string; label: string; isNeeded?: boolean }) {
  const { say } = useBookWords()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={isNeeded ? [{ required: true, whitespace: true, message: say('draft.needed', { name: label }) }] : []}
    >
      <Input.TextArea rows={3} maxLength={1000} />
    </Form.Item>
  )
}

export function SubmitDialog({ draft: { id, version }, onClose }: DraftDialogProps) {
  const { say } = useBookWords()
  const submit = useAct(submitDraft, useDone(say('draft.done'), onClose))
  return (
    <ActDialog<object, Parameters<typeof submit.mutate>[0]>
      title={say('draft.submit')}
      lead={say('draft.submitLead')}
      submit={say('draft.submit')}
      act={submit}
      callFor={() => ({ params: { id }, ifMatch: version })}
      onClose={onClose}
    />
  )
}

export function ReviewDialog({ draft, onClose }: DraftDialogProps) {
  const { say } = useBookWords()
  const review = useAct(reviewDraft, useDone(say('draft.done'), onClose))
  type Values = { verdict: 'accept' | 'send-back'; comment?: string }
  return (
    <ActDialog<Values, Parameters<typeof review.mutate>[0]>
      title={say('draft.review')}
      submit={say('draft.review')}
      act={review}
      initial={{ verdict: 'accept' }}
      callFor={({ verdict, comment }) => ({
        params: { id: draft.id },
        ifMatch: draft.version,
        body: { verdict, ...(comment?.trim() && { comment }), ...seen(draft) },
      })}
      onClose={onClose}
    >
      <Form.Item name="verdict" label={say('draft.verdict')}>
        <Select
          options={(['accept', 'send-back'] as const).map((value) => {
            return { value, label: say(`draft.verdicts.${value}`) }
          })}
        />
      </Form.Item>
      <Words name="comment" label={say('draft.comment')} isNeeded={false} />
    </ActDialog>
  )
}

export function PublishDialog({ draft, onClose }: DraftDialogProps) {
  const { say } = useBookWords()
  const publish = useAct(publishDraft, useDone(say('draft.done'), onClose))
  type Values = { from?: string; note: string; replaces?: number[] }
  return (
    <ActDialog<Values, Parameters<typeof publish.mutate>[0]>
      title={say('draft.publish')}
      lead={say('draft.publishLead')}
      submit={say('draft.publish')}
      act={publish}
      callFor={({ from, note, replaces = [] }) => ({
        params: { id: draft.id },
        ifMatch: draft.version,
        body: { note, ...(from && { from }), ...(replaces.length > 0 && { replaces }), ...seen(draft) },
      })}
      onClose={onClose}
    >
      <Form.Item name="from" label={say('draft.fromDay')}>
        <Input type="date" />
      </Form.Item>
      <Replaces />
      <Words name="note" label={say('draft.why')} />
    </ActDialog>
  )
}

/** Versions that have not taken effect yet: which of them never shall. Nothing where there are none. */
function Replaces() {
  const { say, language } = useBookWords()
  const now = useNow('minute')
  const timeZone = useTimeZone()
  const planned = useWhole(listRoleBooks, { query: { limit: 100 } }).filter(({ state }) => state === 'planned')
  if (planned.length === 0) return null
  return (
    <Form.Item name="replaces" label={say('editor.replaces')} extra={say('editor.replacesLead')}>
      <Several
        showSearch={false}
        options={planned.map(({ number, from }) => ({
          value: number,
          label: say('editor.planned', { number, from: sayDate(from, timeZone, language, now) }),
        }))}
      />
    </Form.Item>
  )
}

export function AbandonDialog({ draft: { id, version }, onClose }: DraftDialogProps) {
  const { say } = useBookWords()
  const abandon = useAct(abandonDraft, useDone(say('draft.done'), onClose))
  return (
    <ActDialog<{ reason: string }, Parameters<typeof abandon.mutate>[0]>
      title={say('draft.abandon')}
      submit={say('draft.abandon')}
      isDanger
      act={abandon}
      callFor={(body) => ({ params: { id }, ifMatch: version, body })}
      onClose={onClose}
    >
      <Words name="reason" label={say('draft.reason')} />
    </ActDialog>
  )
}

export function AcceptDialog({ draft: { id, version }, finding, title, onClose }: AcceptDialogProps) {
  const { say } = useBookWords()
  const accept = useAct(acceptFinding, useDone(say('draft.done'), onClose))
  return (
    <ActDialog<{ until: string; reason: string }, Parameters<typeof accept.mutate>[0]>
      title={title}
      lead={say('draft.acceptLead')}
      submit={say('draft.accept')}
      act={accept}
      callFor={(values) => ({ params: { id }, ifMatch: version, body: { finding, ...values } })}
      onClose={onClose}
    >
      <Form.Item
        name="until"
        label={say('draft.until')}
        rules={[{ required: true, message: say('draft.needed', { name: say('draft.until') }) }]}
      >
        <Input type="date" />
      </Form.Item>
      <Words name="reason" label={say('draft.reason')} />
    </ActDialog>
  )
}

interface AcceptDialogProps extends DraftDialogProps {
  readonly finding: string
  readonly title: string
}
