import { Button, Form, Input, Select } from 'antd'
import { ON_DAY_OFF } from '../../../../../functions/calendar/recurrence.ts'
import { Several } from '../../../ui/several.tsx'
import { useBookWords } from '../words.ts'
import { MonthDayFields } from './day-fields.tsx'
import styles from './editor.module.css'
import { type DutyValues, WEEKDAYS } from './form-values.ts'
import { HolidayFields } from './holiday-fields.tsx'

const EVERY = ['when', 'rule', 'every'] as const
const UNITS = ['day', 'week', 'month', 'year', 'holiday'] as const

/** A rule by which something comes round: how often, on which days, at which times, and what days off do to it. */
export function RecurrenceFields() {
  const { say } = useBookWords()
  const form = Form.useFormInstance<DutyValues>()
  const unit = Form.useWatch([...EVERY, 'unit'], form) ?? 'day'
  const whole = { type: 'number', inputMode: 'numeric' } as const
  return (
    <>
      <div className={styles.row}>
        {unit !== 'holiday' && (
          <Form.Item name={[...EVERY, 'interval']} label={say('editor.interval')}>
            <Input {...whole} min={1} max={366} />
          </Form.Item>
        )}
        <Form.Item name={[...EVERY, 'unit']} label={say('editor.unit')}>
          <Select options={UNITS.map((value) => ({ value, label: say(`editor.units.${value}`) }))} />
        </Form.Item>
        {unit === 'year' && (
          <Form.Item name={[...EVERY, 'month']} label={say('editor.month')}>
            <Select
              options={Array.from({ length: 12 }, (_, nth) => ({
                value: nth + 1,
                label: say('editor.monthName', { month: nth + 1 }),
              }))}
            />
          </Form.Item>
        )}
        {unit === 'holiday' && <HolidayFields />}
      </div>
      {unit === 'week' && (
        <Form.Item
          name={[...EVERY, 'weekdays']}
          label={say('editor.weekdays')}
          rules={[{ required: true, message: say('draft.needed', { name: say('editor.weekdays') }) }]}
        >
          <Several
            showSearch={false}
            options={WEEKDAYS.map((value) => ({ value, label: say(`editor.days.${value}`) }))}
          />
        </Form.Item>
      )}
      {(unit === 'month' || unit === 'year') && <MonthDayFields name={[...EVERY, 'days']} />}
      <Times />
      <div className={styles.row}>
        {unit !== 'holiday' && (
          <Form.Item name={['when', 'rule', 'onDayOff']} label={say('editor.onDayOff')}>
            <Select options={ON_DAY_OFF.map((value) => ({ value, label: say(`editor.dayOff.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item
          name={['when', 'rule', 'from']}
          label={say('editor.from')}
          rules={[{ required: true, message: say('draft.needed', { name: say('editor.from') }) }]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item name={['when', 'rule', 'until']} label={say('editor.until')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name={['when', 'rule', 'timeZone']} label={say('editor.timeZone')}>
          <Input maxLength={60} placeholder={say('editor.ownZone')} spellCheck={false} />
        </Form.Item>
      </div>
    </>
  )
}

/** At which times of the day, one or several. */
function Times() {
  const { say } = useBookWords()
  return (
    <Form.List name={['when', 'rule', 'at']}>
      {(fields, { add, remove }) => (
        <fieldset className={styles.several}>
          <legend>{say('editor.at')}</legend>
          {fields.map(({ key, name }) => (
            <span key={key} className={styles.one}>
              <Form.Item name={name} rules={[{ required: true, message: say('editor.timeNeeded') }]}>
                <Input type="time" aria-label={say('editor.time', { nth: name + 1 })} />
              </Form.Item>
              {fields.length > 1 && (
                <Button aria-label={say('editor.dropTime', { nth: name + 1 })} onClick={() => remove(name)}>
                  ×
                </Button>
              )}
            </span>
          ))}
          <Button onClick={() => add('17:00')} disabled={fields.length >= 24}>
            {say('editor.addTime')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
