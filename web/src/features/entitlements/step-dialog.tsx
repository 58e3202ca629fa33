import { Form, Input, Radio } from 'antd'
import type { EntitlementOut } from '../../../../functions/entitlement/entitlement.contract.ts'
import type { Call } from '../../lib/api.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { type Action, STEPS } from './steps.tsx'
import { useEntitlementWords } from './words.ts'

type FieldName = (typeof STEPS)[Action]['fields'][number]
type Typed = Partial<Record<FieldName, string>>

/** What the API calls a field, where that is not its own name. */
const SENT_AS: Partial<Record<FieldName, string>> = { reason: 'comment' }
const MAY_BE_EMPTY: ReadonlySet<FieldName> = new Set(['comment', 'mitigation'])

interface StepDialogProps {
  readonly step: Action
  readonly entitlement: EntitlementOut
  readonly onClose: () => void
}

/** One step of an entitlement, with what it asks for. */
export function StepDialog({ step, entitlement: { id, version, conflicts }, onClose }: StepDialogProps) {
  const { say } = useEntitlementWords()
  const { route, fields, isNo } = STEPS[step]
  const act = useAct(route, useDone(say('step.told'), onClose))
  // A mitigation is asked for only where there is something to mitigate.
  const asked = (fields as readonly FieldName[]).filter((each) => each !== 'mitigation' || conflicts.length > 0)
  return (
    <ActDialog
      title={say(`steps.${step}`)}
      submit={say(`steps.${step}`)}
      isDanger={isNo}
      act={act}
      callFor={(typed: Typed) => ({ params: { id }, ifMatch: version, body: bodyOf(typed) }) as Call<typeof route>}
      onClose={onClose}
    >
      {asked.map((each) => (
        <Field key={each} name={each} />
      ))}
    </ActDialog>
  )
}

const bodyOf = (typed: Typed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed)
      .filter(([, words]) => words !== undefined && words.trim() !== '')
      .map(([field, words]) => [SENT_AS[field as FieldName] ?? field, words]),
  )

function Field({ name }: { name: FieldName }) {
  const { say } = useEntitlementWords()
  const rules = MAY_BE_EMPTY.has(name) ? [] : [{ required: true, whitespace: true, message: say('needed') }]
  return (
    <Form.Item name={name} label={say(`step.${name}`)} rules={rules}>
      {name === 'verdict' ? (
        <Radio.Group
          options={(['justified', 'not-justified'] as const).map((value) => ({ value, label: say(`step.${value}`) }))}
        />
      ) : name === 'account' ? (
        <Input maxLength={120} />
      ) : (
        <Input.TextArea rows={3} maxLength={1000} />
      )}
    </Form.Item>
  )
}
