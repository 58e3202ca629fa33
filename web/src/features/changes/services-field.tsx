import { Form } from 'antd'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { Several } from '../../ui/several.tsx'
import { affectedBy } from './affected.ts'
import styles from './change-form.module.css'
import { useChangeWords } from './words.ts'

const MOST_SERVICES = 20

/** The services a change touches, the main one first; and which others do not run without them. */
export function ServicesField() {
  const { say, language } = useChangeWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const chosen: readonly string[] = Form.useWatch('services') ?? []
  const { directly, further } = affectedBy(chosen, services)
  const named = (some: typeof services) => some.map(({ name }) => name[language]).join(' · ')
  return (
    <>
      <Form.Item
        name="services"
        label={say('form.services')}
        rules={[{ required: true, message: say('form.choose', { name: say('form.services') }) }]}
        extra={say('form.servicesHelp')}
      >
        <Several
          listHeight={384}
          maxCount={MOST_SERVICES}
          placeholder={say('form.servicesHint')}
          options={services.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </Form.Item>
      <div className={styles.affected} role="status">
        {directly.length > 0 && <p>{say('form.affected', { names: named(directly) })}</p>}
        {further.length > 0 && <p>{say('form.affectedFurther', { names: named(further) })}</p>}
      </div>
    </>
  )
}
