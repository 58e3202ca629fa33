import { Button } from 'antd'
import { useState } from 'react'
import type { DutyContent, FrameOut } from '../../../../../functions/role-book/role-book.contract.ts'
import { type Draft, useDraft } from '../../../lib/draft.ts'
import type { ApiProblem } from '../../../lib/problem.ts'
import { useNow } from '../../../lib/server-clock.ts'
import { useTimeZone } from '../../../lib/session.ts'
import { localOf } from '../../../lib/zone.ts'
import { Note } from '../../../ui/note.tsx'
import { useBookWords } from '../words.ts'
import { DutyFields } from './duty-fields.tsx'
import styles from './editor.module.css'
import { type DutyBody, type DutyValues, newDuty, valuesOf } from './form-values.ts'

export interface DutyFormProps {
  /** A duty as the API answers it (a `DutyOut` will do); without: an empty form. */
  readonly initial?: DutyContent
  /** The position a new duty is for. */
  readonly position?: string
  /** What a new duty is to cover. */
  readonly covers?: DutyValues['covers']
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

/** Writes one duty of a draft of the role book; goes on with what was typed when the page was left or loaded anew. */
export function DutyForm({ initial, position, covers, kept, activities = [], onCancel, ...rest }: DutyFormProps) {
  const { say } = useBookWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const [found, setFound] = useState(() => kept?.found())
  const [today] = useState(() => localOf(now, timeZone).slice(0, 10))
  const startAnew = () => {
    kept?.drop()
    setFound(undefined)
  }
  return (
    <>
      {found !== undefined && (
        <Note tone="info">
          <span className={styles.kept}>
            {say('editor.kept')}
            <Button size="small" onClick={startAnew}>
              {say('editor.startAnew')}
            </Button>
          </span>
        </Note>
      )}
      <DutyFields
        key={found === undefined ? 'anew' : 'kept'}
        {...rest}
        activities={activities}
        initial={found ?? (initial === undefined ? newDuty(today, position, covers) : valuesOf(initial, today))}
        onType={(values) => kept?.keep(values)}
        onCancel={() => {
          kept?.drop()
          onCancel()
        }}
      />
    </>
  )
}
