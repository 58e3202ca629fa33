import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { type DraftOut, putDraftFrame } from '../../../../../functions/role-book/draft.contract.ts'
import { useNews } from '../../../lib/news.ts'
import { useAct } from '../../../lib/use-api.ts'
import { Card } from '../../../ui/card.tsx'
import { fieldsToSet } from '../../../ui/field-problems.ts'
import { Note, ProblemNote } from '../../../ui/note.tsx'
import { useUiWords } from '../../../ui/words.ts'
import { useBookWords } from '../words.ts'
import { EditorPage } from './edit-duty-page.tsx'
import styles from './editor.module.css'
import { ActivityFields, ConflictFields, NeedFields } from './frame-fields.tsx'
import { type FrameValues, frameOf, frameValuesOf } from './frame-values.ts'

const route = getRouteApi('/role-book/drafts/$id/frame')

/** What the duties of a draft are measured by: its activities, what services need, what one person must not have both. */
export function FramePage() {
  const { say } = useBookWords()
  const { id } = route.useParams()
  return (
    <EditorPage id={id} title={say('editor.frame')}>
      {(draft) => <Editing draft={draft} />}
    </EditorPage>
  )
}

/** Begun from the frame as it was first read: what somebody else does meanwhile does not take away what was typed. */
function Editing({ draft: { id, version, frame } }: { readonly draft: DraftOut }) {
  const { say } = useBookWords()
  const ui = useUiWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const [form] = Form.useForm<FrameValues>()
  const [first] = useState(frame)
  const isChanged = JSON.stringify(first) !== JSON.stringify(frame)
  const back = () => void navigate({ to: '/role-book/drafts/$id', params: { id } })
  const put = useAct(putDraftFrame, {
    onDone: () => {
      tell(say('editor.saved'))
      back()
    },
  })
  const { error } = put
  useEffect(() => {
    if (error !== null) form.setFields(fieldsToSet(error))
  }, [error, form])
  return (
    <Form<FrameValues>
      form={form}
      layout="vertical"
      initialValues={frameValuesOf(first)}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onFinish={(values) => put.mutate({ params: { id }, ifMatch: version, body: frameOf(values) })}
    >
      <Card title={say('editor.activities')}>
        <p className="weak">{say('editor.activitiesLead')}</p>
        <ActivityFields />
      </Card>
      <Card title={say('editor.needs')}>
        <p className="weak">{say('editor.needsLead')}</p>
        <NeedFields />
      </Card>
      <Card title={say('editor.conflicts')}>
        <p className="weak">{say('editor.conflictsLead')}</p>
        <ConflictFields />
      </Card>
      {error !== null && error.fields.length === 0 && <ProblemNote problem={error} />}
      {error !== null && error.fields.length > 0 && (
        <Note tone="bad" isAlert>
          {[...new Set(error.fields.map(({ message }) => message))].map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Note>
      )}
      {isChanged && !put.isSuccess && <Note tone="warn">{say('editor.frameMeanwhile')}</Note>}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" size="large" loading={put.isPending}>
          {say('editor.save')}
        </Button>
        <Button size="large" onClick={back}>
          {ui.say('buttons.cancel')}
        </Button>
      </div>
    </Form>
  )
}
