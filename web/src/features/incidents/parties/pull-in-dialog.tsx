import { Form, Input, Radio, Select } from 'antd'
import { formatAllowance } from '../../../../../functions/calendar/say-time.ts'
import type { IncidentOut } from '../../../../../functions/incident/incident.contract.ts'
import { pullInParty } from '../../../../../functions/incident/party-steps.contract.ts'
import { readSeverityPolicyVersion } from '../../../../../functions/incident/severity-policy.contract.ts'
import { listVendors, type VendorOut } from '../../../../../functions/incident/vendor.contract.ts'
import { listGroups } from '../../../../../functions/responsibility/responsibility.contract.ts'
import { useAct, useApi, useWhole } from '../../../lib/use-api.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { Note } from '../../../ui/note.tsx'
import { useDone } from '../../../ui/use-done.ts'
import styles from '../dialogs.module.css'
import { useIncidentWords } from '../words.ts'

const KINDS = ['vendor', 'group'] as const

interface Wish {
  readonly kind: (typeof KINDS)[number]
  readonly vendor?: string
  readonly group?: string
  readonly task: string
}

/** Somebody else is asked for one thing; whom that reaches, and by when they should answer, is said before. */
export function PullInDialog({ incident, onClose }: { incident: IncidentOut; onClose: () => void }) {
  const { say, language } = useIncidentWords()
  const vendors = useWhole(listVendors, { query: { limit: 100 } }).filter(({ isOn }) => isOn)
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  const act = useAct(pullInParty, useDone(say('parties.pull.done'), onClose))
  const service = incident.service?.id
  const isBehind = ({ services }: VendorOut) => service !== undefined && services.includes(service)
  const needed = { required: true, message: say('parties.needed') }
  return (
    <ActDialog<Wish, Parameters<typeof act.mutate>[0]>
      title={say('parties.pull.title')}
      submit={say('parties.pull.submit')}
      act={act}
      initial={{ kind: 'vendor' }}
      callFor={({ kind, vendor, group, task }) => ({
        params: { id: incident.id },
        body: { task, ...(kind === 'vendor' ? { vendor: vendor ?? '' } : { group: group ?? '' }) },
      })}
      onClose={onClose}
    >
      <Form.Item name="kind" label={say('parties.pull.kind')}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: say(`parties.pull.${value}`) }))} />
      </Form.Item>
      <Form.Item<Wish> noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'group' ? (
            <Form.Item key="group" name="group" label={say('parties.pull.group')} rules={[needed]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
              />
            </Form.Item>
          ) : (
            <Form.Item key="vendor" name="vendor" label={say('parties.pull.vendor')} rules={[needed]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                notFoundContent={say('parties.pull.none')}
                options={[...vendors.filter(isBehind), ...vendors.filter((each) => !isBehind(each))].map((each) => ({
                  value: each.id,
                  label: isBehind(each) ? `${each.name} · ${say('parties.pull.behind')}` : each.name,
                }))}
              />
            </Form.Item>
          )
        }
      </Form.Item>
      <div className={styles.becomes}>
        <WhomItReaches incident={incident} vendors={vendors} />
      </div>
      <Form.Item<Wish> noStyle dependencies={['kind']}>
        {({ getFieldValue }) => (
          <Form.Item
            name="task"
            label={say('parties.pull.task')}
            extra={say(getFieldValue('kind') === 'group' ? 'parties.pull.taskHint' : 'parties.pull.vendorSees')}
            rules={[{ ...needed, whitespace: true }]}
          >
            <Input.TextArea rows={4} maxLength={1000} />
          </Form.Item>
        )}
      </Form.Item>
    </ActDialog>
  )
}

/** Who is asked, and how soon they should answer: by the version of the policy the incident runs under. */
function WhomItReaches({ incident, vendors }: { incident: IncidentOut; vendors: readonly VendorOut[] }) {
  const { say, language } = useIncidentWords()
  const { data: policy } = useApi(readSeverityPolicyVersion, { params: { version: String(incident.policy) } })
  const kind = Form.useWatch<Wish['kind'] | undefined>('kind')
  const chosen = Form.useWatch<string | undefined>('vendor')
  if (policy === undefined) return null
  const { vendorAnswersWithin, acknowledgeWithin } = policy.severities[`${incident.severity}`]
  const time = (allowance: unknown) => formatAllowance(allowance as Parameters<typeof formatAllowance>[0], language)
  if (kind === 'group')
    return <Note tone="info">{say('parties.pull.groupHint', { time: time(acknowledgeWithin) })}</Note>
  const vendor = vendors.find(({ id }) => id === chosen)
  const first = vendor?.contacts[0]
  if (vendor === undefined || first === undefined) return null
  return (
    <Note tone="info">
      <p>{say('parties.pull.vendorHint', { name: first.name, email: first.email, time: time(vendorAnswersWithin) })}</p>
      {vendor.contract !== '' && <p className="weak">{say('parties.pull.contract', { contract: vendor.contract })}</p>}
    </Note>
  )
}
