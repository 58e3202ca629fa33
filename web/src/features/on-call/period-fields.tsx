import { Form, Input } from 'antd'
import { useOnCallWords } from './words.ts'

/** From when until when, on the wall of the zone that is named. */
export function PeriodFields({ zone }: { zone: string }) {
  const { say } = useOnCallWords()
  const needed = { required: true, message: say('needed') }
  return (
    <>
      <Form.Item name="from" label={say('period.from')} rules={[needed]}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item
        name="until"
        label={say('period.until')}
        extra={say('calendar.zone', { zone })}
        dependencies={['from']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: async (_, until: string | undefined) => {
              if (until && until <= (getFieldValue('from') ?? '')) throw new Error(say('period.order'))
            },
          }),
        ]}
      >
        <Input type="datetime-local" />
      </Form.Item>
    </>
  )
}
