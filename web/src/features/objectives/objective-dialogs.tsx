import { Form, Input, Select } from 'antd'
import {
  changeObjective,
  closeObjective,
  type ObjectiveOut,
  recordValue,
  setObjective,
} from '../../../../functions/objective/objective.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { localOf } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { ObjectiveFields, type ObjectiveValues, wishOf } from './objective-fields.tsx'
import { Touched } from './touched.tsx'
import { useObjectiveWords } from './words.ts'

interface DialogProps {
  readonly objective: ObjectiveOut
  readonly onClose: () => void
}

export function SetDialog({ year, onClose, onDone }: SetDialogProps) {
  const { say } = useObjectiveWords()
  const set = useAct(setObjective, { onDone: ({ id }) => onDone(id) })
  return (
    <ActDialog<ObjectiveValues, Parameters<typeof set.mutate>[0]>
      title={say('set')}
      submit={say('form.save')}
      act={set}
      initial={{ kind: 'annual', rhythm: 'monthly', measure: { direction: 'at-least' } as ObjectiveValues['measure'] }}
      callFor={(values) => ({ body: { year: values.year ?? year, ...wishOf(values) } })}
      onClose={onClose}
    >
      <ObjectiveFields year={year} />
    </ActDialog>
  )
}

interface SetDialogProps {
  readonly year: number
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

/** Another wording, owner, measure or rhythm; with the duties it touches. */
export function ChangeDialog({ objective, onClose }: DialogProps) {
  const { say } = useObjectiveWords()
  const { id, version, kind, title, owner, measure, rhythm } = objective
  const change = useAct(changeObjective, useDone(say('form.done'), onClose))
  return (
    <ActDialog<ObjectiveValues, Parameters<typeof change.mutate>[0]>
      title={say('change')}
      lead={<Touched id={id} />}
      submit={say('form.save')}
      act={change}
      initial={{ kind, title, owner: owner.id, measure, rhythm }}
      callFor={(values) => ({ params: { id }, ifMatch: version, body: wishOf(values) })}
      onClose={onClose}
    >
      <ObjectiveFields />
    </ActDialog>
  )
}

export function CloseDialog({ objective: { id, version }, onClose }: DialogProps) {
  const { say, name } = useObjectiveWords()
  const close = useAct(closeObjective, { onDone: onClose })
  type Values = { ending: 'achieved' | 'missed' | 'dropped'; reason: string }
  return (
    <ActDialog<Values, Parameters<typeof close.mutate>[0]>
      title={say('close')}
      lead={<Touched id={id} />}
      submit={say('close')}
      act={close}
      initial={{ ending: 'achieved' }}
      callFor={(body) => ({ params: { id }, ifMatch: version, body })}
      onClose={onClose}
    >
      <Form.Item name="ending" label={say('form.ending')}>
        <Select
          options={(['achieved', 'missed', 'dropped'] as const).map((value) => {
            return { value, label: name('statuses', value) }
          })}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('form.reason')}
        rules={[{ required: true, whitespace: true, message: say('form.needed', { name: say('form.reason') }) }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActDialog>
  )
}

export function RecordDialog({ objective: { id, measure }, onClose }: DialogProps) {
  const { say, language } = useObjectiveWords()
  const today = localOf(useNow('minute'), useTimeZone()).slice(0, 10)
  const record = useAct(recordValue, { onDone: onClose })
  type Values = { on: string; value: string; note?: string }
  return (
    <ActDialog<Values, Parameters<typeof record.mutate>[0]>
      title={say('record')}
      lead={measure.name[language]}
      submit={say('record')}
      act={record}
      initial={{ on: today }}
      callFor={({ on, value, note }) => ({
        params: { id },
        body: { on, value: Number(value), ...(note !== undefined && note.trim() !== '' && { note }) },
      })}
      onClose={onClose}
    >
      <Form.Item name="on" label={say('form.on')}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item
        name="value"
        label={say('form.value')}
        rules={[{ required: true, message: say('form.needed', { name: say('form.value') }) }]}
      >
        <Input type="number" step="any" suffix={measure.unit} />
      </Form.Item>
      <Form.Item name="note" label={say('form.note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </ActDialog>
  )
}
