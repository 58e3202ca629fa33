import { Form, Input, Radio } from 'antd'
import { previewIncidentSeverity } from '../../../../functions/incident/change-severity.contract.ts'
import { changeIncidentSeverity, type IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { useDone } from '../../ui/use-done.ts'
import styles from './dialogs.module.css'
import { useIncidentWords } from './words.ts'

const IMPACTS = ['broad', 'partial', 'single'] as const
const URGENCIES = ['high', 'medium', 'low'] as const

interface Wish {
  readonly impact: (typeof IMPACTS)[number]
  readonly urgency: (typeof URGENCIES)[number]
  readonly comment: string
}

/** Worse than it looked, or not so bad: says what it becomes and which clocks move, before and after. */
export function SeverityDialog({ incident, onClose }: { incident: IncidentOut; onClose: () => void }) {
  const { say } = useIncidentWords()
  const saySo = useMoved()
  const act = useAct(
    changeIncidentSeverity,
    useDone(({ moved }) => [say('severity.done'), ...moved.map(saySo)].join(' '), onClose),
  )
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
      <Becomes incident={incident} />
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

/** What it would become, which clocks would move from when to when, and who would be paged: before anybody confirms. */
function Becomes({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const saySo = useMoved()
  const impact = Form.useWatch<Wish['impact'] | undefined>('impact') ?? incident.impact
  const urgency = Form.useWatch<Wish['urgency'] | undefined>('urgency') ?? incident.urgency
  const isAsked = impact !== incident.impact || urgency !== incident.urgency
  const { data, error } = useApi(
    previewIncidentSeverity,
    { params: { id: incident.id }, body: { impact, urgency } },
    { enabled: isAsked },
  )
  if (!isAsked) return null
  if (error !== null) return <ProblemNote problem={error} />
  if (data === undefined) return null
  const { severity, moved, pages } = data
  const said = { severity: say(`severities.${severity}`) }
  return (
    <div className={styles.becomes}>
      <Note tone={severity < incident.severity ? 'warn' : 'info'}>
        <p>{say(severity === incident.severity ? 'severity.stays' : 'severity.gives', said)}</p>
        {pages !== null && <p>{say('severity.pages', { name: pages.name })}</p>}
        <p>{say(moved.length === 0 ? 'severity.unmoved' : 'severity.moved')}</p>
        {moved.length > 0 && (
          <ul>
            {[...new Set(moved.map(saySo))].map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  )
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
