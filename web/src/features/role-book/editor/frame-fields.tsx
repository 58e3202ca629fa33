import { Button, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { AUTHORITIES } from '../../../../../functions/responsibility/authority.contract.ts'
import { listServices } from '../../../../../functions/responsibility/responsibility.contract.ts'
import { useWhole } from '../../../lib/use-api.ts'
import { Several } from '../../../ui/several.tsx'
import { useUiWords } from '../../../ui/words.ts'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import type { FrameValues } from './frame-values.ts'

/** What services need to have done, in the words of this book. */
export function ActivityFields() {
  const { say } = useBookWords()
  const needed = useNeeded()
  return (
    <Rows list="activities" add={say('editor.addActivity')} empty={{ hours: 'business' }}>
      {(nth) => (
        <>
          <Form.Item name={[nth, 'code']} label={say('editor.code')} rules={needed(say('editor.code'))}>
            <Input maxLength={40} placeholder="backup" spellCheck={false} />
          </Form.Item>
          <BothNames nth={nth} field="name" label={say('editor.activityName')} />
          <Form.Item name={[nth, 'hours']} label={say('editor.hours')}>
            <Select
              options={(['business', 'always'] as const).map((value) => ({
                value,
                label: say(`editor.hoursOf.${value}`),
              }))}
            />
          </Form.Item>
        </>
      )}
    </Rows>
  )
}

/** Which service needs which activities. */
export function NeedFields() {
  const { say, language } = useBookWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const activities = useActivities()
  return (
    <Rows list="needs" add={say('editor.addNeed')} empty={{ activities: [] }}>
      {(nth) => (
        <>
          <Form.Item
            name={[nth, 'service']}
            label={say('editor.service')}
            rules={[{ required: true, message: say('editor.pick', { name: say('editor.service') }) }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={services.map(({ id, name }) => ({ value: id, label: name[language] }))}
            />
          </Form.Item>
          <Form.Item name={[nth, 'activities']} label={say('editor.needed')}>
            <Several options={activities.map(({ code, label }) => ({ value: code, label }))} />
          </Form.Item>
        </>
      )}
    </Rows>
  )
}

/** What one person must not have both: two authorities, two activities, or one of each. */
export function ConflictFields() {
  const { say } = useBookWords()
  const ui = useUiWords()
  const activities = useActivities()
  const sides = [
    ...AUTHORITIES.map((act) => ({ value: `act:${act}`, label: ui.name('authorities', act.replace('.', '_')) })),
    ...activities.map(({ code, label }) => ({ value: `activity:${code}`, label })),
  ]
  return (
    <Rows list="conflicts" add={say('editor.addConflict')} empty={{}}>
      {(nth) => (
        <>
          {(['one', 'other'] as const).map((side) => (
            <Form.Item
              key={side}
              name={[nth, side]}
              label={say(`editor.${side}`)}
              rules={[{ required: true, message: say('editor.pick', { name: say(`editor.${side}`) }) }]}
            >
              <Select showSearch={{ optionFilterProp: 'label' }} options={sides} />
            </Form.Item>
          ))}
          <BothNames nth={nth} field="why" label={say('editor.whyNot')} />
        </>
      )}
    </Rows>
  )
}

interface RowsProps {
  readonly list: keyof FrameValues
  readonly add: string
  readonly empty: object
  readonly children: (nth: number) => ReactNode
}

function Rows({ list, add: more, empty, children }: RowsProps) {
  const { say } = useBookWords()
  return (
    <Form.List name={list}>
      {(fields, { add, remove }) => (
        <div className={styles.list}>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.row}>
              {children(name)}
              <Button onClick={() => remove(name)}>{say('editor.drop')}</Button>
            </div>
          ))}
          <Button onClick={() => add(empty)} disabled={fields.length >= 200}>
            {more}
          </Button>
        </div>
      )}
    </Form.List>
  )
}

function BothNames({
  nth,
  field,
  label,
}: {
  readonly nth: number
  readonly field: 'name' | 'why'
  readonly label: string
}) {
  const { say } = useBookWords()
  const needed = useNeeded()
  return (['zh-CN', 'en'] as const).map((language) => (
    <Form.Item
      key={language}
      name={[nth, field, language]}
      label={`${label} · ${say(`editor.in.${language}`)}`}
      rules={needed(label)}
    >
      <Input maxLength={120} lang={language} />
    </Form.Item>
  ))
}

function useNeeded() {
  const { say } = useBookWords()
  return (name: string) => [{ required: true, whitespace: true, message: say('draft.needed', { name }) }]
}

/** The activities as they are being typed. */
function useActivities(): readonly { readonly code: string; readonly label: string }[] {
  const { language } = useBookWords()
  const form = Form.useFormInstance<FrameValues>()
  const typed = Form.useWatch('activities', form) ?? []
  return typed.flatMap((each) => (each?.code ? [{ code: each.code, label: each.name?.[language] || each.code }] : []))
}
