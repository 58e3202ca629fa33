import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { noteIncident } from '../../../../functions/incident/incident.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActProblem } from '../../ui/note.tsx'
import styles from './incident-page.module.css'
import { useIncidentWords } from './words.ts'

/** Always at hand: what was seen, what was decided. Keeps what was typed until it is kept. */
export function NoteField({ id }: { id: string }) {
  const { say } = useIncidentWords()
  const [text, setText] = useState('')
  const [isDecision, setDecision] = useState(false)
  const act = useAct(noteIncident, {
    onDone: () => {
      setText('')
      setDecision(false)
    },
  })
  const send = () => {
    if (text.trim() === '' || act.isPending) return
    act.mutate({ params: { id }, body: { kind: isDecision ? 'decision' : 'note', comment: text } })
  }
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Input.TextArea
        aria-label={say('story.note')}
        placeholder={say('story.noteHint')}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      />
      <div className={styles.noteFoot}>
        <Checkbox checked={isDecision} onChange={({ target }) => setDecision(target.checked)}>
          {say('story.asDecision')}
        </Checkbox>
        <Button htmlType="submit" loading={act.isPending} disabled={text.trim() === ''}>
          {say('story.submit')}
        </Button>
      </div>
      <ActProblem problem={act.error} />
    </form>
  )
}
