import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { startPositionHandOver } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { instantAt } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useHandOverWords } from './words.ts'

interface Wish {
  readonly position: string
  readonly from: string
  readonly to: string
  readonly by?: string
}

interface StartDialogProps {
  /** Chosen already, where it was opened from. */
  readonly position: string | undefined
  readonly from: string | undefined
  readonly onClose: () => void
}

/** Starts the hand-over of a position to somebody who holds it, or soon will. */
export function StartDialog({ position, from, onClose }: StartDialogProps) {
  const { say, language } = useHandOverWords()
  const { tell } = useNews()
  const timeZone = useTimeZone()
  const navigate = useNavigate()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const act = useAct(startPositionHandOver, {
    onDone: ({ id }) => {
      tell(say('start.done'))
      void navigate({ to: '/position-hand-overs/$id', params: { id } })
    },
  })
  const needed = [{ required: true, message: say('needed') }]
  const holdersOf = (id: string | undefined) =>
    positions.find((each) => each.id === id)?.holders.map(({ person }) => person) ?? []
  return (
    <ActDialog
      title={say('start.title')}
      lead={say('start.lead')}
      submit={say('start.submit')}
      act={act}
      initial={{ ...(position && { position }), ...(from && { from }) }}
      callFor={({ by, ...wish }: Wish) => ({ body: { ...wish, ...(by && { by: instantAt(by, timeZone) ?? by }) } })}
      onClose={onClose}
    >
      <Form.Item name="position" label={say('start.position')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={positions.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['position', 'from']}>
        {({ getFieldValue }) => {
          const holders = holdersOf(getFieldValue('position'))
          const receivers = holders.filter(({ id }) => id !== getFieldValue('from'))
          return (
            <>
              <Form.Item name="from" label={say('start.from')} extra={say('start.fromHint')} rules={needed}>
                <PersonPicker known={holders} withGone />
              </Form.Item>
              <Form.Item name="to" label={say('start.to')} extra={say('start.toHint')} rules={needed}>
                <Select
                  options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
                  notFoundContent={say(getFieldValue('position') ? 'start.nobody' : 'start.positionFirst')}
                />
              </Form.Item>
            </>
          )
        }}
      </Form.Item>
      <Form.Item name="by" label={say('start.by')} extra={say('start.byHint')}>
        <Input type="datetime-local" />
      </Form.Item>
    </ActDialog>
  )
}
