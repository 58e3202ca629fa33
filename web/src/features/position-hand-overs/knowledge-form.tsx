import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import {
  type HandOverOut,
  recordKnowledge,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { useDraft } from '../../lib/draft.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActProblem, Note } from '../../ui/note.tsx'
import { type ItemWritten, type KnowledgeItem, trimmed, withItem, written } from './knowledge-written.ts'
import styles from './parts.module.css'
import { useHandOverWords } from './words.ts'

interface KnowledgeFormProps {
  readonly of: HandOverOut
  /** When it is changed: what it was. */
  readonly item: KnowledgeItem | undefined
  readonly onClose: () => void
}

/** One thing the successor has to know. It is long to write: what was typed outlives the page. */
export function KnowledgeForm({ of: { id, version, knowledge }, item, onClose }: KnowledgeFormProps) {
  const { say } = useHandOverWords()
  const draft = useDraft<Partial<ItemWritten>>(`hand-over.${id}.${item?.title ?? ''}`)
  const [found] = useState(draft.found)
  const close = () => {
    draft.drop()
    onClose()
  }
  const save = useAct(recordKnowledge, { onDone: close })
  return (
    <Form<Partial<ItemWritten>>
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...(item && written(item)), ...found }}
      onValuesChange={(_, values) => draft.keep(values)}
      onFinish={(values) =>
        save.mutate({
          params: { id },
          ifMatch: version,
          body: { items: withItem(knowledge.items, trimmed(values), item) },
        })
      }
      scrollToFirstError={{ focus: true }}
    >
      <h3>{say(item === undefined ? 'knowledge.addTitle' : 'knowledge.editTitle')}</h3>
      {found !== undefined && <Note tone="info">{say('knowledge.kept')}</Note>}
      <Form.Item
        name="title"
        label={say('knowledge.itemTitle')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={120} placeholder={say('knowledge.itemTitleHint')} />
      </Form.Item>
      <Form.Item
        name="text"
        label={say('knowledge.text')}
        dependencies={['link']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, text: string | undefined) =>
              text?.trim() || getFieldValue('link')?.trim()
                ? Promise.resolve()
                : Promise.reject(new Error(say('knowledge.textOrLink'))),
          }),
        ]}
      >
        <Input.TextArea rows={6} maxLength={4000} />
      </Form.Item>
      <Form.Item
        name="link"
        label={say('knowledge.link')}
        rules={[{ pattern: /^\s*https?:\/\/\S+\s*$/, message: say('knowledge.notALink') }]}
      >
        <Input inputMode="url" maxLength={500} placeholder="https://" />
      </Form.Item>
      <ActProblem problem={save.error} />
      <div className={styles.buttons}>
        <Button onClick={close}>{say('knowledge.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say('knowledge.save')}
        </Button>
      </div>
    </Form>
  )
}
