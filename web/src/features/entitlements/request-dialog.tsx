import { Form, Input } from 'antd'
import { requestEntitlement } from '../../../../functions/entitlement/entitlement.contract.ts'
import { useMe, useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { instantAt } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import { PositionField, RightField, useRights } from './right-fields.tsx'
import { useEntitlementWords } from './words.ts'

interface Wish {
  readonly right: string
  readonly person: string
  readonly position?: string
  readonly reason: string
  readonly until: string
}

/** Asks for a right, for oneself or for somebody else. */
export function RequestDialog({ onClose }: { onClose: () => void }) {
  const { say } = useEntitlementWords()
  const me = useMe()
  const timeZone = useTimeZone()
  const rights = useRights()
  const act = useAct(requestEntitlement, useDone(say('request.done'), onClose))
  const needed = { required: true, message: say('needed') }
  return (
    <ActDialog
      title={say('request.title')}
      lead={say('request.lead')}
      submit={say('request.submit')}
      act={act}
      initial={{ person: me.person.id }}
      callFor={({ until, ...wish }: Wish) => ({ body: { ...wish, until: instantAt(until, timeZone) ?? until } })}
      onClose={onClose}
    >
      <RightField rights={rights} />
      <Form.Item name="person" label={say('request.person')} rules={[needed]}>
        <PersonPicker known={[me.person]} />
      </Form.Item>
      <Form.Item noStyle dependencies={['person']}>
        {({ getFieldValue }) => <PositionField person={getFieldValue('person') ?? me.person.id} />}
      </Form.Item>
      <Form.Item name="reason" label={say('request.reason')} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item noStyle dependencies={['right']}>
        {({ getFieldValue }) => {
          const right = rights.find(({ id }) => id === getFieldValue('right'))
          return (
            <Form.Item
              name="until"
              label={say('request.until')}
              rules={[needed]}
              extra={right && say('request.longest', { days: right.longestDays })}
            >
              <Input type="datetime-local" />
            </Form.Item>
          )
        }}
      </Form.Item>
    </ActDialog>
  )
}
