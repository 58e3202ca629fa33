import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../lib/problem.ts'
import { Icon } from './icon.tsx'
import styles from './note.module.css'
import type { Tone } from './palette.ts'
import { useUiWords } from './words.ts'

/** A sentence set apart. With `isAlert` it is read out when it appears. */
export function Note({ tone, isAlert = false, children }: { tone: Tone; isAlert?: boolean; children: ReactNode }) {
  return (
    <div className={`${styles.note} ${styles[tone]}`} {...(isAlert && { role: 'alert' })}>
      <Icon name={tone === 'bad' || tone === 'warn' ? 'warning' : tone === 'good' ? 'check' : 'info'} />
      <div className={styles.body}>{children}</div>
    </div>
  )
}

/** Why something could not be shown or done, in the server's words; with a way to try again where that helps. */
export function ProblemNote({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const { say, name } = useUiWords()
  const detail = problem.message === '' ? name('problems', problem.code) : problem.message
  return (
    <Note tone="bad" isAlert>
      <p>
        <strong>{problem.title === '' ? say('problems.title') : problem.title}</strong>
      </p>
      <p>{detail}</p>
      {problem.retryAfter !== undefined && <p>{say('problems.again', { count: problem.retryAfter })}</p>}
      {onRetry !== undefined && mayPass(problem) && (
        <Button size="small" onClick={onRetry}>
          {say('problems.retry')}
        </Button>
      )}
    </Note>
  )
}

/** Why an act came to nothing; nothing where it did not. Whoever was not the first is told so at the edge of the screen. */
export function ActProblem({ problem }: { problem: ApiProblem | null }) {
  return problem === null || problem.isStale ? null : <ProblemNote problem={problem} />
}

/** What may be over the next time: no answer, too many, too busy. Everything else is refused again. */
const mayPass = ({ status }: ApiProblem): boolean => status === 0 || status === 429 || status >= 500
