import { Form, Input } from 'antd'
import { changeSchedule, retireSchedule, type ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { AboutFields } from './about-fields.tsx'
import { type AboutValues, aboutOf, aboutSent } from './about-values.ts'
import { useOnCallWords } from './words.ts'

export type ScheduleAct = 'settings' | 'retire'

interface DialogProps {
  readonly schedule: ScheduleOut
  readonly onClose: () => void
}

/** What whoever keeps a schedule does with it, its rotations aside. */
export function ScheduleDialogs({ act, ...props }: DialogProps & { readonly act: ScheduleAct }) {
  return act === 'settings' ? <SettingsDialog {...props} /> : <RetireDialog {...props} />
}

function SettingsDialog({ schedule, onClose }: DialogProps) {
  const { say } = useOnCallWords()
  const { id, version } = schedule
  const act = useAct(changeSchedule, useDone(say('about.saved'), onClose))
  return (
    <ActDialog
      title={say('about.title')}
      submit={say('zone.submit')}
      act={act}
      initial={aboutOf(schedule)}
      callFor={(values: AboutValues) => ({ params: { id }, ifMatch: version, body: aboutSent(values) })}
      onClose={onClose}
    >
      <AboutFields />
    </ActDialog>
  )
}

function RetireDialog({ schedule: { id, version, name }, onClose }: DialogProps) {
  const { say } = useOnCallWords()
  const act = useAct(retireSchedule, useDone(say('retiring.done'), onClose))
  return (
    <ActDialog
      title={say('retiring.title')}
      lead={say('retiring.lead', { name })}
      submit={say('retiring.open')}
      isDanger
      act={act}
      callFor={({ reason }: { reason: string }) => ({ params: { id }, ifMatch: version, body: { reason } })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say('retiring.reason')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </ActDialog>
  )
}
