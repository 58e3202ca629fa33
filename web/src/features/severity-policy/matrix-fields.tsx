import { Form, Select } from 'antd'
import styles from './form.module.css'
import { IMPACTS, URGENCIES } from './matrix.tsx'
import { useSeverityWords } from './words.ts'

/** Which severity each pair of impact and urgency gives. */
export function MatrixFields() {
  const { say } = useSeverityWords()
  const options = ([1, 2, 3] as const).map((value) => ({ value, label: say(`severities.${value}`) }))
  return (
    <div className={styles.matrix}>
      {IMPACTS.flatMap((impact) =>
        URGENCIES.map((urgency) => (
          <Form.Item
            key={`${impact} ${urgency}`}
            name={['policy', 'matrix', impact, urgency]}
            label={say('form.severityAt', { impact: say(`impacts.${impact}`), urgency: say(`urgencies.${urgency}`) })}
          >
            <Select options={options} />
          </Form.Item>
        )),
      )}
    </div>
  )
}
