import { Form } from 'antd'
import { readPreferences, setPreferences } from '../../../../functions/on-call/on-call.contract.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useOnCallWords } from './words.ts'
import { ZoneSelect } from './zone-select.tsx'

/** Stands for “as the department”. */
const DEPARTMENT = ''

/** In which zone the reader lives. */
export function ZoneDialog({ onClose }: { onClose: () => void }) {
  const { say } = useOnCallWords()
  const department = useTimeZone()
  const { data } = useApi(readPreferences, {})
  const act = useAct(setPreferences, useDone(say('zone.done'), onClose))
  return (
    <ActDialog
      title={say('zone.title')}
      lead={say('zone.lead')}
      submit={say('zone.submit')}
      act={act}
      initial={{ timeZone: data?.timeZone ?? DEPARTMENT }}
      callFor={({ timeZone }: { timeZone: string }) => ({
        body: { timeZone: timeZone === DEPARTMENT ? null : timeZone },
      })}
      onClose={onClose}
    >
      <Form.Item name="timeZone" label={say('zone.field')}>
        <ZoneSelect first={{ value: DEPARTMENT, label: say('zone.department', { zone: department }) }} />
      </Form.Item>
    </ActDialog>
  )
}
