import { Form, Radio } from 'antd'
import { addConflict, CONFLICT_EFFECTS } from '../../../../functions/entitlement/catalogue.contract.ts'
import type { Call } from '../../lib/api.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Several } from '../../ui/several.tsx'
import { useDone } from '../../ui/use-done.ts'
import { BothLanguages } from './both-languages.tsx'
import { useRights } from './right-fields.tsx'
import { useEntitlementWords } from './words.ts'

type Body = NonNullable<Call<typeof addConflict>['body']>

export function AddConflictDialog({ onClose }: { onClose: () => void }) {
  const { say, language } = useEntitlementWords()
  const rights = useRights()
  const act = useAct(addConflict, useDone(say('define.done'), onClose))
  return (
    <ActDialog
      title={say('define.addConflict')}
      submit={say('define.save')}
      act={act}
      initial={{ effect: 'prevent' }}
      callFor={(body: Body) => ({ body })}
      onClose={onClose}
    >
      <Form.Item
        name="between"
        label={say('define.between')}
        rules={[{ required: true, type: 'array', len: 2, message: say('define.between') }]}
      >
        <Several
          maxCount={2}
          options={rights.map(({ id, system, name }) => ({
            value: id,
            label: `${system.name[language]} · ${name[language]}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="effect" label={say('define.effect')}>
        <Radio.Group options={CONFLICT_EFFECTS.map((value) => ({ value, label: say(`define.effects.${value}`) }))} />
      </Form.Item>
      <BothLanguages name="why" zh={say('define.why')} en={say('define.whyEn')} longest={400} />
    </ActDialog>
  )
}
