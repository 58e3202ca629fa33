import { Form, Input, Radio } from 'antd'
import { addOverride } from '../../../../functions/on-call/agreement.contract.ts'
import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { instantAt } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { PeriodFields } from './period-fields.tsx'
import { useOwnZone } from './times.tsx'
import { useOnCallWords } from './words.ts'

interface Wish {
  readonly role: 'primary' | 'secondary'
  readonly person: string
  readonly from: string
  readonly until: string
  readonly reason?: string
}

/** Somebody else has the shift for a time. */
export function OverrideDialog({ schedule: { id }, onClose }: { schedule: ScheduleOut; onClose: () => void }) {
  const { say } = useOnCallWords()
  const zone = useOwnZone()
  const act = useAct(addOverride, useDone(say('overrides.added'), onClose))
  return (
    <ActDialog
      title={say('overrides.add')}
      lead={say('overrides.lead')}
      submit={say('overrides.submit')}
      act={act}
      initial={{ role: 'primary' }}
      callFor={({ role, person, from, until, reason = '' }: Wish) => ({
        params: { id },
        body: {
          ...{ role, person, from: instantAt(from, zone) ?? from, until: instantAt(until, zone) ?? until },
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        },
      })}
      onClose={onClose}
    >
      <Form.Item name="role" label={say('mine.columns.role')}>
        <Radio.Group
          options={(['primary', 'secondary'] as const).map((value) => ({ value, label: say(`roles.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="person" label={say('overrides.person')} rules={[{ required: true, message: say('needed') }]}>
        <PersonPicker ofStaff />
      </Form.Item>
      <PeriodFields zone={zone} />
      <Form.Item name="reason" label={say('swap.askReason')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDialog>
  )
}
