import { Button } from 'antd'
import type { ReviewOut } from '../../../../functions/improvement/review.contract.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { Note } from '../../ui/note.tsx'
import styles from './improvement.module.css'
import type { Autosave } from './use-autosave.ts'
import { useImprovementWords } from './words.ts'

/** Whether what is written is kept; where it is not, what to do. */
export function SavingState({ autosave, review }: { autosave: Autosave; review: ReviewOut }) {
  const { say, language } = useImprovementWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const { saving, problem, save, takeTheirs, keepMine } = autosave
  if (saving === 'stale') {
    return (
      <Note tone="warn" isAlert>
        <p>{say('saving.stale')}</p>
        <div className={styles.choice}>
          <Button size="small" onClick={() => void takeTheirs()}>
            {say('saving.theirs')}
          </Button>
          <Button size="small" onClick={() => void keepMine()}>
            {say('saving.mine')}
          </Button>
        </div>
      </Note>
    )
  }
  if (saving === 'failed') {
    return (
      <Note tone="bad" isAlert>
        <p>{say('saving.failed', { why: problem?.message ?? '' })}</p>
        <Button size="small" onClick={() => void save()}>
          {say('saving.again')}
        </Button>
      </Note>
    )
  }
  const { savedAt, savedBy } = review
  const isTold = saving === 'kept' && savedAt !== null && savedBy !== null
  return (
    <p className={styles.saving} role="status">
      {isTold
        ? say('saving.keptAt', { who: savedBy.name, at: sayInstant(savedAt, timeZone, language, now) })
        : say(`saving.${saving}`)}
    </p>
  )
}
