import { Form, Input } from 'antd'
import {
  assignPosition,
  nameDeputy,
  type PositionOut,
} from '../../../../functions/responsibility/responsibility.contract.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { instantAt } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { usePeopleWords } from './words.ts'

interface PlaceDialogProps {
  readonly position: PositionOut
  readonly as: 'holder' | 'deputy'
  readonly onClose: () => void
}

interface Wanted {
  readonly person: string
  readonly from?: string
  readonly until?: string
}

/** Gives somebody a position, or names who stands in. */
export function PlaceDialog({ position, as, onClose }: PlaceDialogProps) {
  const { say, language } = usePeopleWords()
  const timeZone = useTimeZone()
  const name = position.name[language]
  const assign = useAct(as === 'holder' ? assignPosition : nameDeputy, useDone(say('positions.done'), onClose))
  const instant = (local: string | undefined) => (local ? instantAt(local, timeZone) : undefined)
  return (
    <ActDialog
      title={say(as === 'holder' ? 'positions.assignTitle' : 'positions.deputyTitle', { name })}
      submit={say('positions.submit')}
      act={assign}
      callFor={(wanted: Wanted) => {
        const [from, until] = [instant(wanted.from), instant(wanted.until)]
        const { person } = wanted
        return {
          params: { id: position.id },
          body: { person, ...(from !== undefined && { from }), ...(until !== undefined && { until }) },
        }
      }}
      onClose={onClose}
    >
      <Form.Item name="person" label={say('positions.who')} rules={[{ required: true, message: say('needed') }]}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="from" label={say('positions.begins')}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="until" label={say('positions.ends')}>
        <Input type="datetime-local" />
      </Form.Item>
    </ActDialog>
  )
}
