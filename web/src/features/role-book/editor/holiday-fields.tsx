import { Form, Input, Select } from 'antd'
import { HOLIDAY_NAMES, sayHoliday } from '../../../../../functions/calendar/say-recurrence.ts'
import { readCalendar } from '../../../../../functions/responsibility/responsibility.contract.ts'
import { useApi } from '../../../lib/use-api.ts'
import { useBookWords } from '../words.ts'

const EVERY = ['when', 'rule', 'every'] as const

/** Before which holiday, a public one or one of the department's own calendar, and by how many working days. */
export function HolidayFields() {
  const { say, language } = useBookWords()
  const own = useOwnHolidays()
  const known = HOLIDAY_NAMES.map((value) => ({ value, label: sayHoliday(value, language) }))
  return (
    <>
      <Form.Item name={[...EVERY, 'holiday']} label={say('editor.holiday')}>
        <Select
          options={[...known, ...own.map((name) => ({ value: name['zh-CN'], label: name[language] }))]}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name={[...EVERY, 'workingDaysBefore']} label={say('editor.before')}>
        <Input type="number" inputMode="numeric" min={1} max={23} />
      </Form.Item>
    </>
  )
}

/** Days off the department has given names to; each name once, for a rule goes by it. */
function useOwnHolidays() {
  const { data } = useApi(readCalendar, {})
  const named = Object.values(data?.calendar.days ?? {}).flatMap((day) =>
    day.is === 'off' && day.name !== undefined && !HOLIDAY_NAMES.includes(day.name['zh-CN']) ? [day.name] : [],
  )
  return [...new Map(named.map((name) => [name['zh-CN'], name])).values()]
}
