import { Checkbox, Form, Input } from 'antd'
import { formatAllowance } from '../../../../functions/calendar/say-time.ts'
import { AUDIENCES, type IncidentOut, updateIncident } from '../../../../functions/incident/incident.contract.ts'
import { readSeverityPolicyVersion } from '../../../../functions/incident/severity-policy.contract.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useIncidentWords } from './words.ts'

type Allowance = Parameters<typeof formatAllowance>[0]

interface Update {
  readonly 'zh-CN': string
  readonly en?: string
  readonly audiences: (typeof AUDIENCES)[number][]
}

/** Those affected are told, each in their own language. */
export function UpdateDialog({ incident, onClose }: { incident: IncidentOut; onClose: () => void }) {
  const { say, language } = useIncidentWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const due = incident.obligations.find(({ kind, status }) => kind === 'incident.update' && status === 'open')?.dueAt
  const { data: policy } = useApi(readSeverityPolicyVersion, { params: { version: String(incident.policy) } })
  const every = policy?.severities[`${incident.severity}`].updateEvery
  const at = (instant: string) => sayInstant(instant, timeZone, language, now)
  const act = useAct(updateIncident, useDone(say('update.done'), onClose))
  const needed = { required: true, message: say('form.needed') }
  return (
    <ActDialog<Update, Parameters<typeof act.mutate>[0]>
      title={say('update.title')}
      lead={
        <>
          <p>{say('update.lead')}</p>
          <p>
            {incident.lastUpdateAt !== null && say('update.last', { at: at(incident.lastUpdateAt) })}{' '}
            {due !== undefined && say('update.next', { at: at(due) })}{' '}
            {every !== undefined && say('update.every', { time: formatAllowance(every as Allowance, language) })}
          </p>
        </>
      }
      submit={say('update.submit')}
      act={act}
      initial={{ audiences: ['it', 'affected'] }}
      callFor={({ en = '', ...body }) => ({
        params: { id: incident.id },
        body: { ...body, ...(en.trim() !== '' && { en }) },
      })}
      onClose={onClose}
    >
      <Form.Item name="zh-CN" label={say('update.zh')} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="en" label={say('update.en')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="audiences" label={say('update.audiences')} rules={[needed]}>
        <Checkbox.Group options={AUDIENCES.map((value) => ({ value, label: say(`update.${value}`) }))} />
      </Form.Item>
    </ActDialog>
  )
}
