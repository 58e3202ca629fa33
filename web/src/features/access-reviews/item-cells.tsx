import type { ItemOut, VerdictOut } from '../../../../functions/access-review/parts.contract.ts'
import { useTimeZone } from '../../lib/session.ts'
import { localOf } from '../../lib/zone.ts'
import { At } from '../../ui/deadline.tsx'
import type { Tone } from '../../ui/palette.ts'
import { RiskTag, Tag } from '../../ui/tag.tsx'
import styles from './items.module.css'
import { useReviewWords } from './words.ts'

/** Of what an item is: system, right, risk; and what is different since last time, in words. */
export function What({ item: { system, right, service, risk, changes } }: { item: ItemOut }) {
  const { say, language } = useReviewWords()
  return (
    <div className={styles.what}>
      <strong>
        {system.name[language]} · {right.name[language]}
      </strong>
      {service !== null && <span className="weak">{service.name[language]}</span>}
      <span className={styles.tags}>
        <RiskTag risk={risk} />
        {changes.length === 0 && <Tag tone="quiet">{say('items.same')}</Tag>}
        {changes.map((change) => (
          <Tag key={change} tone={change === 'first-time' ? 'info' : 'warn'}>
            {say(`items.changes.${change}`)}
          </Tag>
        ))}
      </span>
    </div>
  )
}

/** A sentence with an instant in it, wherever the language puts it. */
export function Timed({ sentence, at }: { sentence: (at: string) => string; at: string }) {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000')
  return (
    <span>
      {before}
      <At instant={at} />
      {after}
    </span>
  )
}

/** A day in a sentence; for what is measured in months. */
function Day({ sentence, at }: { sentence: (at: string) => string; at: string }) {
  const timeZone = useTimeZone()
  return <span>{sentence(localOf(at, timeZone).slice(0, 10))}</span>
}

/** Since when, until when, and when it was used. */
export function Times({ item: { since, until, lastUsedAt } }: { item: ItemOut }) {
  const { say } = useReviewWords()
  return (
    <div className={styles.lines}>
      <Day at={until} sentence={(at) => say('items.until', { at })} />
      {since !== null && (
        <span className="weak">
          <Day at={since} sentence={(at) => say('items.since', { at })} />
        </span>
      )}
      <span className="weak">
        {lastUsedAt === null ? (
          say('items.neverUsed')
        ) : (
          <Day at={lastUsedAt} sentence={(at) => say('items.lastUsed', { at })} />
        )}
      </span>
    </div>
  )
}

/** What was said of it last time. */
export function Last({ item: { last } }: { item: ItemOut }) {
  const { say } = useReviewWords()
  if (last === null) return <span className="weak">–</span>
  const verdict = say(`items.lastVerdicts.${last.verdict}`)
  return (
    <div className={styles.lines}>
      <span>{verdict}</span>
      <span className="weak">
        <Day at={last.at} sentence={(at) => say('items.lastSaid', { at, by: last.by })} />
      </span>
    </div>
  )
}

export const VERDICT_TONES: Readonly<Record<VerdictOut | 'gone', Tone>> = {
  keep: 'good',
  revoke: 'bad',
  change: 'warn',
  gone: 'quiet',
}

/** What was decided, by whom, why; what became of it. */
export function Decided({ item: { decision, ended } }: { item: ItemOut }) {
  const { say, language } = useReviewWords()
  return (
    <div className={styles.lines}>
      {decision !== null && (
        <>
          <span className={styles.tags}>
            <Tag tone={VERDICT_TONES[decision.verdict]}>{say(`decided.${decision.verdict}`)}</Tag>
            {decision.verdict !== 'gone' && <span className="weak">{say('decided.by', { by: decision.by })}</span>}
          </span>
          {decision.until !== null && <Timed at={decision.until} sentence={(at) => say('decided.until', { at })} />}
          {decision.right !== null && <span>{say('decided.right', { right: decision.right.name[language] })}</span>}
          {decision.reason !== null && <q>{decision.reason}</q>}
        </>
      )}
      {ended !== null && <Ended ended={ended} isAsDecided={AS_DECIDED[ended.outcome] === decision?.verdict} />}
    </div>
  )
}

const OUTCOME_TONES = { kept: 'good', revoked: 'bad', lapsed: 'bad', changed: 'warn', gone: 'quiet' } as const

/** What is over only when the system shows it. */
const NEEDS_PROOF: ReadonlySet<string> = new Set(['revoked', 'lapsed', 'changed'])

/** The outcome that says no more than the decision did. */
const AS_DECIDED = { kept: 'keep', revoked: 'revoke', changed: 'change', gone: 'gone', lapsed: 'nobody' } as const

interface EndedProps {
  readonly ended: NonNullable<ItemOut['ended']>
  readonly isAsDecided: boolean
}

function Ended({ ended: { outcome, provenAt, dueAt }, isAsDecided }: EndedProps) {
  const { say } = useReviewWords()
  return (
    <>
      {!isAsDecided && <Tag tone={OUTCOME_TONES[outcome]}>{say(`outcomes.${outcome}`)}</Tag>}
      {NEEDS_PROOF.has(outcome) && <Proof provenAt={provenAt} dueAt={dueAt} />}
    </>
  )
}

function Proof({ provenAt, dueAt }: Pick<EndedProps['ended'], 'provenAt' | 'dueAt'>) {
  const { say } = useReviewWords()
  if (provenAt !== null) {
    const isLate = dueAt !== null && provenAt > dueAt
    return <Timed at={provenAt} sentence={(at) => say(isLate ? 'proof.late' : 'proof.proven', { at })} />
  }
  if (dueAt === null) return <span>{say('proof.open')}</span>
  return <Timed at={dueAt} sentence={(at) => say('proof.waiting', { at })} />
}
