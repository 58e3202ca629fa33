import { Button, Form, Input, Select } from 'antd'
import { Icon } from '../../ui/icon.tsx'
import styles from './alerts.module.css'
import { MATCHES, type MatcherTyped } from './matcher-values.ts'
import { useAlertWords } from './words.ts'

const MOST = 10

/** Conditions on labels. `at` is where the list lies in the form, `path` where its first field does. */
export function MatcherFields({ at, path }: { at: (string | number)[]; path: (string | number)[] }) {
  const { say } = useAlertWords()
  return (
    <fieldset className={styles.list}>
      <legend>{say('matchers.title')}</legend>
      <Form.List name={at}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, nth) => (
              <Matcher key={key} name={name} nth={nth + 1} path={[...path, name]} onRemove={() => remove(name)} />
            ))}
            <Button size="small" disabled={fields.length >= MOST} onClick={() => add({ is: 'equals' })}>
              {say('matchers.add')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

interface MatcherProps {
  readonly name: number
  readonly nth: number
  readonly path: (string | number)[]
  readonly onRemove: () => void
}

function Matcher({ name, nth, path, onRemove }: MatcherProps) {
  const { say } = useAlertWords()
  const is = Form.useWatch([...path, 'is']) as MatcherTyped['is'] | undefined
  const needed = [{ required: true, whitespace: true, message: say('needed') }]
  const called = (what: string) => say('matchers.nth', { nth, what })
  return (
    <div className={styles.row}>
      <Form.Item name={[name, 'label']} rules={needed}>
        <Input maxLength={60} placeholder={say('matchers.labelHint')} aria-label={called(say('matchers.label'))} />
      </Form.Item>
      <Form.Item name={[name, 'is']}>
        <Select
          aria-label={called(say('matchers.is'))}
          className={styles.narrow ?? ''}
          options={MATCHES.map((value) => ({ value, label: say(`matchers.are.${value}`) }))}
        />
      </Form.Item>
      {is !== 'present' && (
        <Form.Item name={[name, 'value']} rules={needed}>
          <Input
            maxLength={300}
            placeholder={is === 'any-of' ? say('matchers.valuesHint') : ''}
            aria-label={called(say('matchers.value'))}
          />
        </Form.Item>
      )}
      <Button type="text" size="small" aria-label={say('matchers.remove', { nth })} onClick={onRemove}>
        <Icon name="close" size={16} />
      </Button>
    </div>
  )
}
