import { Button, Form } from 'antd'
import type { DutyContent, FrameOut } from '../../../../../functions/role-book/role-book.contract.ts'
import { type Draft, useDraft } from '../../../lib/draft.ts'
import type { ApiProblem } from '../../../lib/problem.ts'
import type { DutyBody, DutyValues } from './form-values.ts'

export interface DutyFormProps {
  /** A duty as the API answers it (a `DutyOut` will do); without: an empty form. */
  readonly initial?: DutyContent
  /** The position a new duty is for. */
  readonly position?: string
  /** The activities a duty can cover: those of the draft's frame. */
  readonly activities?: FrameOut['activities']
  /** What the server said of the last attempt: `error` of the act. Its fields are shown where they belong. */
  readonly problem: ApiProblem | null
  readonly busy: boolean
  readonly submitLabel: string
  /** Keeps what is typed over a reload: `useDutyDraft(…)`. Whoever holds it drops it once the duty is saved. */
  readonly kept?: Draft<DutyValues>
  /** The body of `add-role-book-draft-duty` and `put-role-book-draft-duty`. */
  readonly onSubmit: (content: DutyBody) => void
  readonly onCancel: () => void
}

/** @param of which duty of which draft: `bdr_…/dut_…`, or `bdr_…/new` */
export const useDutyDraft = (of: string): Draft<DutyValues> => useDraft(`duty.${of}`)

/** Writes one duty of a draft of the role book. The rules here only spare a round trip: the server's word counts. */
export function DutyForm({ submitLabel, busy, onCancel }: DutyFormProps) {
  return (
    <Form>
      <Button type="primary" htmlType="submit" loading={busy}>
        {submitLabel}
      </Button>
      <Button onClick={onCancel}>×</Button>
    </Form>
  )
}
