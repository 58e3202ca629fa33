import { Button, Form, Input } from 'antd'
import { MINUTE, millisOf } from '../../../../functions/kernel/instant.ts'
import { sayDuration } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { localOf } from '../../lib/zone.ts'
import styles from './change-form.module.css'
import type { FormValues } from './form-values.ts'
import { endAfter, faultOfWindow, instantsOf, type LocalWindow, USUAL_LENGTHS } from './release-window.ts'
import { useChangeWords } from './words.ts'

/**
 * When it may be carried out: wall time in the department's zone, whatever the zone of this device.
 *
 * @param onLength after the end was set by one of the usual lengths, of which a form says nothing by itself
 */
export function WindowFields({ onLength }: { onLength: () => void }) {
  const { say, language } = useChangeWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const form = Form.useFormInstance<FormValues>()
  const local: LocalWindow = Form.useWatch('releaseWindow') ?? {}
  const { from, until } = instantsOf(local, timeZone)
  const length = from === undefined || until === undefined ? undefined : millisOf(until) - millisOf(from)
  const earliest = localOf(now, timeZone)
  const required = (name: string) => ({ required: true, message: say('form.required', { name }) })

  const setLength = (minutes: number) => {
    const end = local.from === undefined ? undefined : endAfter(local.from, minutes, timeZone)
    if (end === undefined) return
    form.setFieldValue(['releaseWindow', 'until'], end)
    void form.validateFields([['releaseWindow', 'until']])
    onLength()
  }

  return (
    <>
      <div className={styles.window}>
        <Form.Item name={['releaseWindow', 'from']} label={say('form.from')} rules={[required(say('form.from'))]}>
          <Input type="datetime-local" min={earliest} />
        </Form.Item>
        <Form.Item
          name={['releaseWindow', 'until']}
          label={say('form.until')}
          dependencies={[['releaseWindow', 'from']]}
          rules={[
            required(say('form.until')),
            ({ getFieldValue }) => ({
              validator: async () => {
                const fault = faultOfWindow(
                  (getFieldValue('releaseWindow') as LocalWindow | undefined) ?? {},
                  timeZone,
                  now,
                )
                if (fault !== undefined) throw new Error(say(`form.${fault}`))
              },
            }),
          ]}
        >
          <Input type="datetime-local" min={local.from ?? earliest} />
        </Form.Item>
      </div>
      {local.from !== undefined && local.from !== '' && (
        <fieldset className={styles.lengths}>
          <legend>{say('form.lengths')}</legend>
          {USUAL_LENGTHS.map((minutes) => (
            <Button key={minutes} size="small" onClick={() => setLength(minutes)}>
              {sayDuration(minutes * MINUTE, language)}
            </Button>
          ))}
        </fieldset>
      )}
      <p className={styles.zone}>
        {length !== undefined && length > 0 && `${say('form.length', { length: sayDuration(length, language) })} · `}
        {say('form.zone', { zone: timeZone })}
      </p>
    </>
  )
}
