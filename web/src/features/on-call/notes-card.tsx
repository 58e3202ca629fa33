import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { noteForNext, readNotes } from '../../../../functions/on-call/hand-over.contract.ts'
import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { useNews } from '../../lib/news.ts'
import { useMe } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import styles from './on-call.module.css'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const ROLES = ['primary', 'secondary'] as const
type Role = (typeof ROLES)[number]
type NoteOut = Answer<typeof readNotes>['items'][number]

/** What the next shift has to know: whoever has the shift writes it, everybody reads it. */
export function NotesCard({ schedule: { id, now } }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const { person } = useMe()
  const { data } = useApi(readNotes, { params: { id } })
  if (data === undefined) return null
  const noteOf = (role: Role) => data.items.find((each) => each.role === role)
  const mine = ROLES.filter((role) => now[role].person?.id === person.id)
  const others = data.items.filter(({ role }) => !mine.includes(role))
  if (mine.length === 0 && others.length === 0) return null
  return (
    <Card title={say('notes.title')}>
      <div className={styles.stack}>
        {mine.map((role) => (
          <Writing key={`${role} ${noteOf(role)?.at}`} schedule={id} role={role} known={noteOf(role)?.note ?? ''} />
        ))}
        {others.map((each) => (
          <Written key={each.role} note={each} />
        ))}
      </div>
    </Card>
  )
}

function Written({ note: { role, note, by, at } }: { note: NoteOut }) {
  const { say } = useOnCallWords()
  const { sayAt } = useOwnTimes()
  return (
    <div>
      <p className="weak">{say('notes.by', { role: say(`roles.${role}`), name: by.name, at: sayAt(at) })}</p>
      <p className={styles.said}>{note}</p>
    </div>
  )
}

function Writing({ schedule, role, known }: { schedule: string; role: Role; known: string }) {
  const { say } = useOnCallWords()
  const { tell } = useNews()
  const id = useId()
  const [note, setNote] = useState(known)
  const act = useAct(noteForNext, { onDone: () => tell(say('notes.saved')) })
  return (
    <div className={styles.stack}>
      <label htmlFor={id}>{say('notes.label', { role: say(`roles.${role}`) })}</label>
      <Input.TextArea
        id={id}
        value={note}
        rows={3}
        maxLength={2000}
        placeholder={say('notes.hint')}
        onChange={({ target }) => setNote(target.value)}
      />
      {act.error !== null && <ProblemNote problem={act.error} />}
      <div>
        <Button
          loading={act.isPending}
          disabled={note.trim() === known}
          onClick={() => act.mutate({ params: { id: schedule }, body: { role, note: note.trim() } })}
        >
          {say('notes.save')}
        </Button>
      </div>
    </div>
  )
}
