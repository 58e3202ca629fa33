import { Form, Radio } from 'antd'
import type { ReviewSummary } from '../../../../functions/access-review/access-review.contract.ts'
import { useReviewWords } from './words.ts'

export type Undecided = ReviewSummary['undecided']

/** What becomes of what nobody speaks for. */
export function UndecidedField() {
  const { say } = useReviewWords()
  return (
    <Form.Item name="undecided" label={say('form.undecided')}>
      <Radio.Group
        options={(['revoke', 'ask-on'] as const).map((value) => ({
          value,
          label: say(`form.undecidedChoices.${value}`),
        }))}
      />
    </Form.Item>
  )
}
