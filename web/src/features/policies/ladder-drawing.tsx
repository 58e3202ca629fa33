import { formatAllowance } from '../../../../functions/calendar/say-time.ts'
import type { Allowance } from '../../ui/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './ladder-drawing.module.css'
import { type Ladder, type Line, linesOf } from './ladder-lines.ts'
import { useStepName } from './step-name.ts'
import { usePolicyWords } from './words.ts'

/** How long something is, in words; a plain duration of the API is one that can be said. */
export function useAllowanceWords() {
  const { language } = usePolicyWords()
  return (allowance: Allowance): string => formatAllowance(allowance as Parameters<typeof formatAllowance>[0], language)
}

interface LadderDrawingProps {
  readonly stage: string
  readonly ladder: Ladder
  /** In a comparison: which lines the other version does not have. */
  readonly isOnlyHere?: (key: string) => boolean
}

const ICONS = { remind: 'remind', climb: 'climb', due: 'window' } as const

/** A ladder from its opening to its end, one step under the other. */
export function LadderDrawing({ stage, ladder, isOnlyHere = () => false }: LadderDrawingProps) {
  const { say } = usePolicyWords()
  const inWords = useAllowanceWords()
  const again = say('lines.again', { time: inWords(ladder.again) })
  return (
    <ol className={styles.ladder} aria-label={say('lines.label', { stage })}>
      {linesOf(ladder).map((line) => (
        <li key={line.key} className={`${styles[line.does]} ${isOnlyHere(line.key) ? styles.only : ''}`}>
          <Icon name={ICONS[line.does]} size={16} />
          <span className={styles.when}>
            <Moment line={line} allowed={ladder.allowed} />
          </span>
          <span>
            <What line={line} />
            {isOnlyHere(line.key) && <span className="unseen"> ({say('compare.onlyHere')})</span>}
          </span>
        </li>
      ))}
      <li className={`${styles.again} ${isOnlyHere(againKey(ladder)) ? styles.only : ''}`}>
        <Icon name="redo" size={16} />
        <span className={styles.whole}>
          {again}
          {isOnlyHere(againKey(ladder)) && <span className="unseen"> ({say('compare.onlyHere')})</span>}
        </span>
      </li>
    </ol>
  )
}

/** What the end of a ladder says, for telling versions apart. */
export const againKey = ({ again }: Ladder): string => JSON.stringify(['again', again])

function Moment({ line: { when }, allowed }: { line: Line; allowed: Allowance }) {
  const { say } = usePolicyWords()
  const inWords = useAllowanceWords()
  if (when === 'due') return say('lines.due', { time: inWords(allowed) })
  if (typeof when === 'number') return say('lines.part', { percent: Math.round(when * 100) })
  return say('lines.after', { time: inWords(when) })
}

function What({ line: { does, to } }: { line: Line }) {
  const { say } = usePolicyWords()
  if (does === 'remind') return say('lines.remind')
  if (does === 'due' || to === undefined) return say('lines.isDue')
  return <Climb to={to} />
}

function Climb({ to }: { to: string }) {
  const { say } = usePolicyWords()
  return say('lines.climb', { to: useStepName(to) })
}
