import { Button } from 'antd'
import type { verifyAudit } from '../../../../functions/audit-trail/audit-trail.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './audit-page.module.css'
import { useVerify } from './use-verify.ts'
import { useAuditWords } from './words.ts'

export function AuditPage() {
  const { say } = useAuditWords()
  const { state, sum, problem, start, stop } = useVerify()
  const isRunning = state === 'running'
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        isRunning ? (
          <Button onClick={stop}>{say('stop')}</Button>
        ) : (
          <Button type="primary" onClick={() => void start()}>
            {say(state === 'idle' ? 'start' : 'again')}
          </Button>
        )
      }
    >
      {problem !== undefined && <ProblemNote problem={problem} />}
      {sum !== undefined && <Result sum={sum} state={state} />}
      <p className={styles.limits} role="status">
        {isRunning ? say('running') : say('limits')}
      </p>
    </Page>
  )
}

function Result({ sum, state }: { sum: Answer<typeof verifyAudit>; state: string }) {
  const { say, language } = useAuditWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const { checked, entries, broken, checkpoints } = sum
  const isSound = broken === null && checkpoints.broken === null
  return (
    <>
      {broken !== null && (
        <Note tone="bad" isAlert>
          {say('broken', { aggregate: broken.aggregate, seq: broken.seq, problem: say(`problems.${broken.problem}`) })}
        </Note>
      )}
      {checkpoints.broken !== null && (
        <Note tone="bad" isAlert>
          {say('brokenCheckpoint', {
            at: sayInstant(checkpoints.broken.at, timeZone, language, now),
            problem: say(`problems.${checkpoints.broken.problem}`),
          })}
        </Note>
      )}
      {isSound && state === 'done' && (
        <Note tone="good" isAlert>
          {say('sound')}
        </Note>
      )}
      {state === 'stopped' && <Note tone="warn">{say('stopped')}</Note>}
      <Card>
        <dl className={styles.counts}>
          <Count name={say('checked')} value={checked} />
          <Count name={say('entries')} value={entries} />
          <Count name={say('checkpoints')} value={checkpoints.checked} />
          <div>
            <dt>{say('newest')}</dt>
            <dd>{checkpoints.newest === null ? say('never') : <At instant={checkpoints.newest} />}</dd>
          </div>
        </dl>
      </Card>
    </>
  )
}

function Count({ name, value }: { name: string; value: number }) {
  const { language } = useAuditWords()
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value.toLocaleString(language)}</dd>
    </div>
  )
}
