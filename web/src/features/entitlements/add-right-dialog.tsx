import { Form, Input, Radio, Select } from 'antd'
import { addRight, listSystems } from '../../../../functions/entitlement/catalogue.contract.ts'
import { RISKS } from '../../../../functions/entitlement/entitlement.contract.ts'
import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import type { Call } from '../../lib/api.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Several } from '../../ui/several.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useUiWords } from '../../ui/words.ts'
import { BothLanguages } from './both-languages.tsx'
import { useEntitlementWords } from './words.ts'

type Body = NonNullable<Call<typeof addRight>['body']>

export function AddRightDialog({ onClose }: { onClose: () => void }) {
  const { say, language } = useEntitlementWords()
  const { say: sayUi } = useUiWords()
  const systems = useWhole(listSystems, { query: { limit: 100 } })
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const act = useAct(addRight, useDone(say('define.done'), onClose))
  const needed = [{ required: true, message: say('needed') }]
  const named = (of: readonly { id: string; name: Readonly<Record<'zh-CN' | 'en', string>> }[]) =>
    of.map(({ id, name }) => ({ value: id, label: name[language] }))
  return (
    <ActDialog
      title={say('define.addRight')}
      submit={say('define.save')}
      act={act}
      initial={{ risk: 'low', longestDays: 180, breakGlass: false, positions: [] }}
      callFor={(body: Body) => ({ body })}
      onClose={onClose}
    >
      <Form.Item name="system" label={say('define.systems')} rules={needed}>
        <Select options={named(systems)} />
      </Form.Item>
      <BothLanguages name="name" zh={say('define.nameZh')} en={say('define.nameEn')} longest={80} />
      <BothLanguages name="lets" zh={say('define.lets')} en={say('define.letsEn')} longest={400} />
      <Form.Item name="risk" label={say('define.risk')}>
        <Radio.Group options={RISKS.map((value) => ({ value, label: sayUi(`risks.${value}`) }))} />
      </Form.Item>
      <Form.Item name="longestDays" label={say('define.longest')} rules={needed} normalize={Number}>
        <Input type="number" min={1} max={360} />
      </Form.Item>
      <Form.Item name="positions" label={say('define.positions')}>
        <Several options={named(positions)} />
      </Form.Item>
      <Form.Item name="breakGlass" label={say('define.breakGlass')}>
        <Radio.Group
          options={[true, false].map((value) => ({ value, label: say(value ? 'define.yes' : 'define.no') }))}
        />
      </Form.Item>
    </ActDialog>
  )
}
