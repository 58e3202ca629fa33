import { Button, Form, Input, Radio } from 'antd'
import { cancelDrill, type DrillOut, writeDownDrill } from '../../../../functions/emergency-plan/drill.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import styles from './plans.module.css'
import { usePlanWords } from './words.ts'

interface DialogProps {
  readonly drill: DrillOut
  readonly onClose: () => void
}

export function CancelDialog({ drill: { id, version }, onClose }: DialogProps) {
  const { say } = usePlanWords()
  const act = useAct(cancelDrill, useDone(say('drillPage.cancelled'), onClose))
  return (
    <ActDialog
      title={say('drillPage.cancel')}
      lead={say('drillPage.cancelLead')}
      submit={say('drillPage.cancel')}
      isDanger
      act={act}
      callFor={({ reason }: { reason: string }) => ({ params: { id }, ifMatch: version, body: { reason } })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say('drillPage.reason')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}

interface Lessons {
  readonly worked: string
  readonly didNot: string
  readonly findings?: readonly {
    readonly title: string
    readonly description: string
    readonly severity: 'critical' | 'major' | 'minor'
    readonly owner: string
  }[]
}
const SEVERITIES = ['critical', 'major', 'minor'] as const
const MOST_FINDINGS = 5

/** What worked, what did not, and what somebody puts right. */
export function WriteDownDialog({ drill: { id, version }, onClose }: DialogProps) {
  const { say } = usePlanWords()
  const act = useAct(writeDownDrill, useDone(say('learn.done'), onClose))
  const needed = [{ required: true, whitespace: true, message: say('needed') }]
  return (
    <ActDialog<Lessons, Parameters<typeof act.mutate>[0]>
      title={say('learn.title')}
      lead={say('learn.lead')}
      submit={say('learn.submit')}
      act={act}
      callFor={({ findings = [], ...said }) => ({
        params: { id },
        ifMatch: version,
        body: { ...said, findings: [...findings] },
      })}
      onClose={onClose}
    >
      <Form.Item name="worked" label={say('drillPage.worked')} rules={needed}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.Item name="didNot" label={say('drillPage.didNot')} rules={needed}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.List name="findings">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, nth) => (
              <fieldset key={key} className={styles.step}>
                <legend>{say('learn.finding', { nth: nth + 1 })}</legend>
                <Form.Item name={[name, 'title']} label={say('learn.what')} rules={needed}>
                  <Input maxLength={120} />
                </Form.Item>
                <Form.Item name={[name, 'description']} label={say('learn.more')} rules={needed}>
                  <Input.TextArea rows={2} maxLength={4000} />
                </Form.Item>
                <Form.Item name={[name, 'severity']} label={say('learn.grave')}>
                  <Radio.Group
                    options={SEVERITIES.map((value) => ({ value, label: say(`learn.severities.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'owner']} label={say('learn.owner')} rules={needed}>
                  <PersonPicker />
                </Form.Item>
                <Button size="small" onClick={() => remove(name)}>
                  {say('learn.remove', { nth: nth + 1 })}
                </Button>
              </fieldset>
            ))}
            {fields.length < MOST_FINDINGS && (
              <Button size="small" onClick={() => add({ severity: 'minor' })}>
                {say('learn.add')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </ActDialog>
  )
}
