import { Button } from 'antd'
import { type SyntheticEvent, useId, useState } from 'react'
import { commentOnChange } from '../../../../functions/change/change.contract.ts'
import { useDraft } from '../../lib/draft.ts'
import { useAct } from '../../lib/use-api.ts'
import { ProblemNote } from '../../ui/note.tsx'
import styles from './remark.module.css'
import { useChangeWords } from './words.ts'

/** A remark for everybody concerned. */
export function Remark({ id }: { id: string }) {
  const { say } = useChangeWords()
  const draft = useDraft<string>(`remark.${id}`)
  const [text, setText] = useState(() => draft.found() ?? '')
  const write = (written: string) => {
    setText(written)
    if (written === '') draft.drop()
    else draft.keep(written)
  }
  const field = useId()
  const comment = useAct(commentOnChange, { onDone: () => write('') })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (text.trim() !== '') comment.mutate({ params: { id }, body: { text: text.trim() } })
  }
  return (
    <form className={styles.remark} onSubmit={submit}>
      <label htmlFor={field}>{say('comment.label')}</label>
      <textarea
        id={field}
        rows={2}
        maxLength={2000}
        value={text}
        placeholder={say('comment.hint')}
        onChange={({ target }) => write(target.value)}
      />
      {comment.error !== null && <ProblemNote problem={comment.error} />}
      <div>
        <Button htmlType="submit" loading={comment.isPending} disabled={text.trim() === ''}>
          {say('comment.submit')}
        </Button>
      </div>
    </form>
  )
}
