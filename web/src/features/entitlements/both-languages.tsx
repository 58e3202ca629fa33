import { Form, Input } from 'antd'
import { useEntitlementWords } from './words.ts'

interface BothLanguagesProps {
  /** The field of the body. */
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly longest: number
}

/** A text in both languages. */
export function BothLanguages({ name, zh, en, longest }: BothLanguagesProps) {
  const { say } = useEntitlementWords()
  const rules = [{ required: true, whitespace: true, message: say('needed') }]
  return (
    <>
      <Form.Item name={[name, 'zh-CN']} label={zh} rules={rules}>
        <Input maxLength={longest} />
      </Form.Item>
      <Form.Item name={[name, 'en']} label={en} rules={rules}>
        <Input maxLength={longest} lang="en" />
      </Form.Item>
    </>
  )
}
