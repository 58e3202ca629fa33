import { Form, Input, Radio } from 'antd'
import { breakGlass } from '../../../../functions/entitlement/entitlement.contract.ts'
import { useMe } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { useDone } from '../../ui/use-done.ts'
import { PositionField, RightField, useRights } from './right-fields.tsx'
import { useEntitlementWords } from './words.ts'

interface Emergency {
  readonly right: string
  readonly position?: string
  readonly reason: string
  readonly hours: number
}

const HOURS = [1, 2, 3, 4]

/** Takes a right at once; says plainly what that means. */
export function BreakGlassDialog({ onClose }: { onClose: () => void }) {
  const { say } = useEntitlementWords()
  const me = useMe()
  const rights = useRights().filter((each) => each.breakGlass)
  const act = useAct(breakGlass, useDone(say('glass.done'), onClose))
  const needed = { required: true, message: say('needed') }
  return (
    <ActDialog
      title={say('glass.title')}
      lead={<Note tone="bad">{rights.length === 0 ? say('glass.none') : say('glass.warning')}</Note>}
      submit={say('glass.submit')}
      isDanger
      act={act}
      initial={{ hours: 1 }}
      callFor={(body: Emergency) => ({ body })}
      onClose={onClose}
    >
      <RightField rights={rights} />
      <PositionField person={me.person.id} />
      <Form.Item name="reason" label={say('request.reason')} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="hours" label={say('glass.hours')}>
        <Radio.Group options={HOURS.map((value) => ({ value, label: say('glass.hour', { count: value }) }))} />
      </Form.Item>
    </ActDialog>
  )
}
