import { Form, Input, Radio } from 'antd'
import { changeIncidentSeverity, type IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { readSeverityPolicyVersion } from '../../../../functions/incident/severity-policy.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { useNews } from '../../lib/news.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { useIncidentWords } from './words.ts'

const IMPACTS = ['broad', 'partial', 'single'] as const
const URGENCIES = ['high', 'medium', 'low'] as const

interface Wish {
  readonly impact: (typeof IMPACTS)[number]
  readonly urgency: (typeof URGENCIES)[number]
  readonly comment: string
}

/** Worse than it looked, or not so bad: says what it becomes, and afterwards which clocks moved. */
export function SeverityDialog({ incident, onClose }: { incident: IncidentOut; onClose: () => void }) {
  const { say } = useIncidentWords()
  const { tell } = useNews()
  const saySo = useMoved()
  const act = useAct(changeIncidentSeverity, {
    onDone: ({ moved }) => {
      tell([say('severity.done'), ...moved.map(saySo)].join(' '))
      onClose()
    },
  })
  return (
    <ActDialog<Wish, Parameters<typeof act.mutate>[0]>
      title={say('severity.title')}
      submit={say('severity.submit')}
      act={act}
      initial={{ impact: incident.impact, urgency: incident.urgency }}
      callFor={(body) => ({ params: { id: incident.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="impact" label={say('impact')}>
        <Radio.Group options={IMPACTS.map((value) => ({ value, label: say(`impacts.${value}`) }))} />
      </Form.Item>
      <Form.Item name="urgency" label={say('urgency')}>
        <Radio.Group options={URGENCIES.map((value) => ({ value, label: say(`urgencies.${value}`) }))} />
      </Form.Item>
      <Becomes version={incident.policy} />
      <Form.Item
        name="comment"
        label={say('severity.why')}
        rules={[{ required: true, whitespace: true, message: say('form.needed') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

/** By the version of the policy the incident runs under. */
function Becomes({ version }: { version: number }) {
  const { say } = useIncidentWords()
  const { data } = useApi(readSeverityPolicyVersion, { params: { version: String(version) } })
  const impact = Form.useWatch<Wish['impact'] | undefined>('impact')
  const urgency = Form.useWatch<Wish['urgency'] | undefined>('urgency')
  if (data === undefined || impact === undefined || urgency === undefined) return null
  const severity = data.matrix[impact][urgency]
  return <Note tone="info">{say('severity.gives', { severity: say(`severities.${severity}`) })}</Note>
}

function useMoved() {
  const { say, language } = useIncidentWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const at = (instant: string | null) =>
    instant === null ? say('severity.none') : sayInstant(instant, timeZone, language, now)
  return ({ clock, was, is }: Answer<typeof changeIncidentSeverity>['moved'][number]): string =>
    say('severity.was', { clock: say(`severity.clocks.${clock}`), was: at(was), is: at(is) })
}
