import type { PackageSummary } from '../../../../functions/access-review/parts.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './access-reviews.module.css'
import { useReviewWords } from './words.ts'

type Figures = Pick<PackageSummary['progress'], 'total' | 'decided'>

export const decidedOf = ({ decided: { keep, revoke, change, gone } }: Pick<Figures, 'decided'>): number =>
  keep + revoke + change + gone

/** How far it has come, as words and a bar. */
export function ProgressBar({ progress }: { progress: Figures }) {
  const { say } = useReviewWords()
  const { total } = progress
  const decided = decidedOf(progress)
  return (
    <span className={styles.progress}>
      <span>{say('progress.decided', { decided, total })}</span>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={total === 0 ? 0 : (decided / total) * 100} height="4" />
      </svg>
    </span>
  )
}

const TONES: Readonly<Record<PackageSummary['status'], Tone>> = {
  open: 'info',
  submitted: 'good',
  lapsed: 'bad',
  withdrawn: 'quiet',
}

export function PackageStatus({ status }: Pick<PackageSummary, 'status'>) {
  const { say } = useReviewWords()
  return <Tag tone={TONES[status]}>{say(`packageStatuses.${status}`)}</Tag>
}

/** Whether a package is still open after its date. */
export function useIsOverdue(): (pack: Pick<PackageSummary, 'status' | 'dueAt'>) => boolean {
  const now = useNow('minute')
  return ({ status, dueAt }) => status === 'open' && dueAt !== null && dueAt < now
}
