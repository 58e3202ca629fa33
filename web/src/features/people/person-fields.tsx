import { Form, Input, Radio } from 'antd'
import { LANGUAGES } from '../../../../functions/kernel/text.ts'
import type { PersonOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useUiWords } from '../../ui/words.ts'
import { usePeopleWords } from './words.ts'

export interface PersonValues {
  readonly name: string
  readonly email: string
  readonly language: PersonOut['language']
}

export function PersonFields() {
  const { say } = usePeopleWords()
  const { say: sayUi } = useUiWords()
  const needed = [{ required: true, message: say('needed') }]
  return (
    <>
      <Form.Item name="name" label={say('add.name')} rules={needed}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={say('add.email')} rules={needed}>
        <Input type="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <Form.Item name="language" label={say('add.language')}>
        <Radio.Group options={LANGUAGES.map((value) => ({ value, label: sayUi(`languages.${value}`) }))} />
      </Form.Item>
    </>
  )
}
