import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Radio, Select } from 'antd'
import { formatAllowance } from '../../../../functions/calendar/say-time.ts'
import { raiseIncident } from '../../../../functions/incident/incident.contract.ts'
import { readSeverityPolicy } from '../../../../functions/incident/severity-policy.contract.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useIsStaff } from '../../lib/session.ts'
import { useAct, useApi, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { useIncidentWords } from './words.ts'

const IMPACTS = ['broad', 'partial', 'single'] as const
const URGENCIES = ['high', 'medium', 'low'] as const

interface Wish {
  readonly title: string
  readonly description?: string
  readonly service?: string
  readonly impact: (typeof IMPACTS)[number]
  readonly urgency: (typeof URGENCIES)[number]
}

/** Three plain questions; which severity that gives, and what then happens, is said before it is sent. */
export function RaiseDialog({ onClose }: { onClose: () => void }) {
  const { say, language } = useIncidentWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const isStaff = useIsStaff()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const act = useAct(raiseIncident, {
    onDone: ({ id, number }) => {
      tell(say('form.done', { number }))
      onClose()
      if (isStaff) void navigate({ to: '/incidents/$id', params: { id } })
    },
  })
  const needed = [{ required: true, whitespace: true, message: say('form.needed') }]
  return (
    <ActDialog<Wish, Parameters<typeof act.mutate>[0]>
      title={say('form.title')}
      lead={say('form.lead')}
      submit={say('form.submit')}
      act={act}
      initial={{ impact: 'partial', urgency: 'medium' }}
      callFor={({ description = '', service, ...body }) => ({
        body: { ...body, description, ...(service !== undefined && service !== '' && { service }) },
      })}
      onClose={onClose}
    >
      <Form.Item name="title" label={say('form.what')} rules={needed}>
        <Input maxLength={120} placeholder={say('form.whatHint')} />
      </Form.Item>
      <Form.Item name="description" label={say('form.more')}>
        <Input.TextArea rows={3} maxLength={4000} placeholder={say('form.moreHint')} />
      </Form.Item>
      <Form.Item name="service" label={say('form.service')}>
        <Select
          allowClear
          placeholder={say('form.noService')}
          options={services.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </Form.Item>
      <Form.Item name="impact" label={say('impact')}>
        <Radio.Group options={IMPACTS.map((value) => ({ value, label: say(`impacts.${value}`) }))} />
      </Form.Item>
      <Form.Item name="urgency" label={say('urgency')}>
        <Radio.Group options={URGENCIES.map((value) => ({ value, label: say(`urgencies.${value}`) }))} />
      </Form.Item>
      <Gives />
    </ActDialog>
  )
}

/** Which severity the answers give, what such incidents are, and how soon somebody answers. */
function Gives() {
  const { say, language } = useIncidentWords()
  const { data: policy } = useApi(readSeverityPolicy, {})
  const impact = Form.useWatch<Wish['impact'] | undefined>('impact')
  const urgency = Form.useWatch<Wish['urgency'] | undefined>('urgency')
  if (policy === undefined || impact === undefined || urgency === undefined) return null
  const severity = policy.matrix[impact][urgency]
  const { acknowledgeWithin, examples } = policy.severities[`${severity}`]
  const time = formatAllowance(acknowledgeWithin as Parameters<typeof formatAllowance>[0], language)
  return (
    <Note tone={severity === 1 ? 'bad' : severity === 2 ? 'warn' : 'info'}>
      <p>{say('form.gives', { severity: say(`severities.${severity}`), time })}</p>
      <p className="weak">
        {say('form.example', { examples: examples.map((each) => each[language]).join(say('comma')) })}
      </p>
    </Note>
  )
}
