import { Form, Select } from 'antd'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import styles from './change-form.module.css'
import { useChangeWords } from './words.ts'

const MOST_SERVICES = 20

/** The services a change touches, the main one first; and which others need them. */
export function ServicesField() {
  const { say, language } = useChangeWords()
  const { data } = useApi(listServices, { query: { limit: 100 } })
  const services = data?.items ?? []
  const chosen: readonly string[] = Form.useWatch('services') ?? []
  const affected = services
    .filter(({ id }) => chosen.includes(id))
    .flatMap(({ neededBy }) => neededBy)
    .filter(({ id }, at, all) => !chosen.includes(id) && all.findIndex((each) => each.id === id) === at)
  return (
    <>
      <Form.Item
        name="services"
        label={say('form.services')}
        rules={[{ required: true, message: say('form.required', { name: say('form.services') }) }]}
        extra={say('form.servicesHelp')}
      >
        <Select
          mode="multiple"
          listHeight={384}
          maxCount={MOST_SERVICES}
          placeholder={say('form.servicesHint')}
          showSearch={{ optionFilterProp: 'label' }}
          // The list would take Tab for a choice, and let nobody out.
          onInputKeyDown={(event) => event.key === 'Tab' && event.stopPropagation()}
          options={services.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </Form.Item>
      {affected.length > 0 && (
        <p className={styles.affected} role="status">
          {say('form.affected', { names: affected.map(({ name }) => name[language]).join(' · ') })}
        </p>
      )}
    </>
  )
}
