import { Form, Input } from 'antd'
import {
  addSchedule,
  editSchedule,
  type ScheduleOut,
} from '../../../../functions/access-review/review-schedule.contract.ts'
import { DAY, instantOf, millisOf } from '../../../../functions/kernel/instant.ts'
import type { Call } from '../../lib/api.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { localOf } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { ScopeFields, type ScopeTyped, scopeOf } from './scope.tsx'
import { type Undecided, UndecidedField } from './undecided-field.tsx'
import { useReviewWords } from './words.ts'

interface Typed {
  readonly name: string
  readonly scope: ScopeTyped
  readonly everyMonths: number | string
  readonly next: string
  readonly days: number | string
  readonly undecided: Undecided
  readonly owner?: string
}

const bodyOf = ({ name, scope, everyMonths, next, days, undecided }: Typed) => ({
  ...{ name, next, undecided, scope: scopeOf(scope) ?? ({ of: 'all' } as const) },
  ...{ everyMonths: Number(everyMonths), days: Number(days) },
})

interface ScheduleDialogProps {
  /** The one that is changed, and goes on if it was stopped; absent: a new one. */
  readonly schedule?: ScheduleOut
  readonly onClose: () => void
}

/** Adds a standing rule, or changes one. */
export function ScheduleDialog({ schedule, onClose }: ScheduleDialogProps) {
  const { say } = useReviewWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const done = useDone(say('schedules.saved'), onClose)
  const add = useAct(addSchedule, done)
  const edit = useAct(editSchedule, done)
  // The first of the next month that has not begun.
  const next = `${localOf(instantOf(millisOf(now) + 31 * DAY), timeZone).slice(0, 7)}-01`
  const fields = <Fields schedule={schedule} />
  if (schedule === undefined) {
    return (
      <ActDialog
        title={say('schedules.add')}
        submit={say('schedules.save')}
        act={add}
        initial={{ scope: { of: 'all' }, everyMonths: 3, next, days: 21, undecided: 'revoke' }}
        callFor={(typed: Typed): Call<typeof addSchedule> => ({ body: bodyOf(typed) })}
        onClose={onClose}
      >
        {fields}
      </ActDialog>
    )
  }
  const { id, version, active, owner } = schedule
  return (
    <ActDialog
      title={say(active ? 'schedules.edit' : 'schedules.resume')}
      submit={say('schedules.save')}
      act={edit}
      initial={{ ...schedule, owner: owner.id }}
      callFor={(typed: Typed): Call<typeof editSchedule> => ({
        params: { id },
        ifMatch: version,
        body: { ...bodyOf(typed), active: true, ...(typed.owner && { owner: typed.owner }) },
      })}
      onClose={onClose}
    >
      {fields}
    </ActDialog>
  )
}

function Fields({ schedule }: { schedule: ScheduleOut | undefined }) {
  const { say } = useReviewWords()
  const needed = { required: true, message: say('form.needed') }
  return (
    <>
      <Form.Item name="name" label={say('form.name')} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={80} />
      </Form.Item>
      <ScopeFields />
      <Form.Item name="everyMonths" label={say('schedules.every')} rules={[needed]}>
        <Input type="number" />
      </Form.Item>
      <Form.Item name="next" label={say('schedules.next')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="days" label={say('schedules.days')} rules={[needed]}>
        <Input type="number" />
      </Form.Item>
      <UndecidedField />
      {schedule !== undefined && (
        <Form.Item name="owner" label={say('schedules.owner')}>
          <PersonPicker known={[schedule.owner]} />
        </Form.Item>
      )}
    </>
  )
}

/** No more reviews begin by this rule. */
export function StopDialog({ schedule: { id, version }, onClose }: { schedule: ScheduleOut; onClose: () => void }) {
  const { say } = useReviewWords()
  const act = useAct(editSchedule, useDone(say('schedules.saved'), onClose))
  return (
    <ActDialog
      title={say('schedules.stop')}
      lead={say('schedules.stopLead')}
      submit={say('schedules.stop')}
      isDanger
      act={act}
      callFor={() => ({ params: { id }, ifMatch: version, body: { active: false } })}
      onClose={onClose}
    />
  )
}
