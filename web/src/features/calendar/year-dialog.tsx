import { Checkbox, Form, Input } from 'antd'
import { replaceCalendar } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { type Calendar, calendarWith, isHardlyComplete, readDays } from './read-days.ts'
import { useCalendarWords } from './words.ts'

interface Entered {
  readonly year: string
  readonly days?: string
  readonly isComplete: boolean
}

interface YearDialogProps {
  readonly calendar: Calendar
  readonly version: number
  /** The year that is asked for, if one is. */
  readonly year: number | undefined
  readonly onClose: () => void
}

/** The holidays of a year, as people write them: pasted or typed, a line each. */
export function YearDialog({ calendar, version, year: asked, onClose }: YearDialogProps) {
  const { say } = useCalendarWords()
  const replace = useAct(replaceCalendar, useDone(say('enter.done'), onClose))
  return (
    <ActDialog
      title={say('enter.title')}
      lead={say('enter.lead')}
      submit={say('enter.submit')}
      act={replace}
      initial={{ year: asked === undefined ? '' : `${asked}`, isComplete: true }}
      callFor={({ year, days = '', isComplete }: Entered) => ({
        body: calendarWith(calendar, { year: Number(year), days: readDays(days, Number(year)).days, isComplete }),
        ifMatch: version,
      })}
      onClose={onClose}
    >
      <Form.Item
        name="year"
        label={say('enter.year')}
        rules={[{ required: true, pattern: /^2[01]\d\d$/, message: say('enter.yearMissing') }]}
      >
        <Input inputMode="numeric" maxLength={4} />
      </Form.Item>
      <Form.Item
        name="days"
        label={say('enter.days')}
        dependencies={['year', 'isComplete']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, text: string | undefined) => {
              const year = Number(getFieldValue('year'))
              const { days, unread } = readDays(text ?? '', year)
              if (unread.length > 0) throw new Error(say('enter.unread', { lines: unread.join(', ') }))
              const after = calendarWith(calendar, { year, days, isComplete: getFieldValue('isComplete') === true })
              if (isHardlyComplete(after, year)) throw new Error(say('enter.daysMissing'))
            },
          }),
        ]}
      >
        <Input.TextArea rows={8} placeholder={say('enter.hint')} spellCheck={false} />
      </Form.Item>
      <Form.Item name="isComplete" valuePropName="checked">
        <Checkbox>{say('enter.complete')}</Checkbox>
      </Form.Item>
    </ActDialog>
  )
}
