import type { ReactNode } from 'react'
import type { ChangeStatus, RISKS } from '../../../functions/change/change.contract.ts'
import type { Tone } from './palette.ts'
import styles from './tag.module.css'
import { useUiWords } from './words.ts'

/** A word on a tint. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}

const STATUS_TONES: Readonly<Record<ChangeStatus, Tone>> = {
  submitted: 'info',
  assessed: 'info',
  authorised: 'info',
  tested: 'warn',
  scheduled: 'info',
  released: 'good',
  failed: 'bad',
  'rolled-back': 'bad',
  closed: 'quiet',
  rejected: 'bad',
  cancelled: 'quiet',
  expired: 'bad',
}

export function StatusTag({ status }: { status: ChangeStatus }) {
  const { say } = useUiWords()
  return <Tag tone={STATUS_TONES[status]}>{say(`statuses.${status}`)}</Tag>
}

type Risk = (typeof RISKS)[number]
const RISK_TONES: Readonly<Record<Risk, Tone>> = { low: 'quiet', medium: 'warn', high: 'bad' }

export function RiskTag({ risk }: { risk: Risk }) {
  const { say } = useUiWords()
  return <Tag tone={RISK_TONES[risk]}>{say(`risks.${risk}`)}</Tag>
}
