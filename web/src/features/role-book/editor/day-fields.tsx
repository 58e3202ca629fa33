import { Button, Form, Input, Select } from 'antd'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import { DAY_KINDS, type DutyValues, SOME_DAY, WEEKDAYS } from './form-values.ts'

/** Most months have no fifth of a weekday: the last is said instead. */
const NTHS = [1, 2, 3, 4, -1, -2, -3, -4] as const
const MOST_WORKING_DAYS = 23
const COUNTS = Array.from({ length: MOST_WORKING_DAYS }, (_, nth) => nth + 1)
const WORKING_DAYS = [...COUNTS, ...COUNTS.map((count) => -count)]

interface MonthDayFieldsProps {
  readonly name: readonly string[]
}

/** Which days of a month: a number, a weekday such as the first Monday, or a working day such as the last. */
export function MonthDayFields({ name: list }: MonthDayFieldsProps) {
  const { say } = useBookWords()
  return (
    <Form.List name={[...list]}>
      {(fields, { add, remove }) => (
        <fieldset className={styles.several}>
          <legend>{say('editor.monthDays')}</legend>
          {fields.map(({ key, name }) => (
            <span key={key} className={styles.one}>
              <Form.Item name={[name, 'kind']}>
                <Select
                  aria-label={say('editor.dayKind', { nth: name + 1 })}
                  options={DAY_KINDS.map((value) => ({ value, label: say(`editor.dayKinds.${value}`) }))}
                />
              </Form.Item>
              <OneDay list={list} nth={name} />
              {fields.length > 1 && (
                <Button aria-label={say('editor.dropDay', { nth: name + 1 })} onClick={() => remove(name)}>
                  ×
                </Button>
              )}
            </span>
          ))}
          <Button onClick={() => add(SOME_DAY)} disabled={fields.length >= 31}>
            {say('editor.addDay')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function OneDay({ list, nth }: { readonly list: readonly string[]; readonly nth: number }) {
  const { say } = useBookWords()
  const form = Form.useFormInstance<DutyValues>()
  const kind: unknown = Form.useWatch([...list, nth, 'kind'], form)
  const place = (count: number) =>
    count > 0
      ? say('editor.nth', { nth: count })
      : count === -1
        ? say('editor.last')
        : say('editor.nthLast', { nth: -count })
  if (kind === 'weekday') {
    return (
      <>
        <Form.Item name={[nth, 'nth']}>
          <Select aria-label={say('editor.which')} options={NTHS.map((value) => ({ value, label: place(value) }))} />
        </Form.Item>
        <Form.Item name={[nth, 'weekday']}>
          <Select
            aria-label={say('editor.weekday')}
            options={WEEKDAYS.map((value) => ({ value, label: say(`editor.days.${value}`) }))}
          />
        </Form.Item>
      </>
    )
  }
  if (kind === 'workingDay') {
    return (
      <Form.Item name={[nth, 'workingDay']}>
        <Select
          aria-label={say('editor.which')}
          options={WORKING_DAYS.map((value) => ({ value, label: `${place(value)}${say('editor.workingDay')}` }))}
        />
      </Form.Item>
    )
  }
  return (
    <Form.Item name={[nth, 'day']}>
      <Input type="number" inputMode="numeric" min={1} max={31} aria-label={say('editor.dayNumber')} />
    </Form.Item>
  )
}
