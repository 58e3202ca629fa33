import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { type AlertRulesIn, type Tried, tryAlertRules } from '../../../../functions/alert/alert-rules.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import styles from './alerts.module.css'
import { useAlertWords } from './words.ts'

const KINDS = ['alertmanager', 'grafana', 'zabbix', 'cloudwatch', 'webhook'] as const
const LAST = 20

/** What the rules as they are written here would do. Nobody is told anything. */
export function DryRun({ rules }: { rules: () => AlertRulesIn }) {
  const { say } = useAlertWords()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('alertmanager')
  const [text, setText] = useState('')
  const act = useAct(tryAlertRules)
  const wrong = act.error?.fields.find(({ path }) => path.startsWith('payload'))
  return (
    <Card title={say('rules.try.title')}>
      <p className="weak">{say('rules.try.lead')}</p>
      <Button loading={act.isPending} onClick={() => act.mutate({ body: { rules: rules(), last: LAST } })}>
        {say('rules.try.last')}
      </Button>
      <Form layout="vertical" className={styles.try ?? ''}>
        <Form.Item label={say('rules.try.kind')} htmlFor="try-kind">
          <Select
            id="try-kind"
            value={kind}
            onChange={setKind}
            options={KINDS.map((value) => ({ value, label: say(`sources.kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          label={say('rules.try.payload')}
          htmlFor="try-payload"
          {...(wrong !== undefined && { validateStatus: 'error', help: wrong.message })}
        >
          <Input.TextArea
            id="try-payload"
            rows={4}
            maxLength={100_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Form.Item>
        <Button
          disabled={text.trim() === ''}
          loading={act.isPending}
          onClick={() => act.mutate({ body: { rules: rules(), payload: { kind, text } } })}
        >
          {say('rules.try.run')}
        </Button>
      </Form>
      {act.error !== null && wrong === undefined && <ProblemNote problem={act.error} />}
      {act.data !== undefined && <Results items={act.data.items} />}
    </Card>
  )
}

function Results({ items }: { items: readonly Tried[] }) {
  const { say } = useAlertWords()
  if (items.length === 0) return <p role="status">{say('rules.try.empty')}</p>
  return (
    <div role="status">
      <Records<Tried & { readonly nth: number }>
        label={say('rules.try.label')}
        items={items.map((each, nth) => ({ ...each, nth }))}
        keyOf={({ nth }) => String(nth)}
        columns={[
          { name: say('rules.try.what'), width: 50, cell: ({ title }) => title },
          { name: say('rules.try.rule'), cell: ({ ruleName }) => ruleName ?? say('rules.try.otherwise') },
          {
            name: say('rules.try.result'),
            cell: ({ would, severity, service }) => (
              <>
                {say(`rules.try.would.${would}`)}
                {severity !== null && <div className="weak">{say(`severities.s${severity}`)}</div>}
                {service !== null && <div className="weak">{service.name}</div>}
              </>
            ),
          },
        ]}
      />
    </div>
  )
}
