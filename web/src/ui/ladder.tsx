import { formatAllowance } from '../../../functions/calendar/say-time.ts'
import type { Language } from '../../../functions/kernel/text.ts'
import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'
import { sayInstant } from '../lib/say-time.ts'
import { useNow } from '../lib/server-clock.ts'
import { useTimeZone } from '../lib/session.ts'
import { Icon } from './icon.tsx'
import styles from './ladder.module.css'
import { endsByItself, turningAt } from './release-turns.ts'
import { useUiWords } from './words.ts'

type Rung = ObligationOut['plan'][number]

function useRungWords() {
  const { say } = useUiWords()
  return (rung: Rung, owed: ObligationOut): string => {
    if (rung.does === 'climb') return say(`rungs.climb.${rung.to ?? 'head'}`)
    if (rung.does === 'remind') return say('rungs.remind', { who: owed.accountable.name })
    return say(`rungs.${turningAt(owed, rung.at)}`)
  }
}

/** What the clock does next, in one line. */
export function NextRung({ obligation }: { obligation: ObligationOut }) {
  const { say, language } = useUiWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const wordsFor = useRungWords()
  const [next] = obligation.plan
  if (next === undefined) return null
  const at = sayInstant(next.at, timeZone, language, now)
  return <span>{say('rungs.next', { at, what: wordsFor(next, obligation) })}</span>
}

const ICONS = { remind: 'remind', climb: 'climb', turn: 'turn' } as const

type Again = Parameters<typeof formatAllowance>[0]
const inWords = (again: NonNullable<ObligationOut['again']>, language: Language): string =>
  formatAllowance(again as Again, language)

/** Everything that is still to come by the clock, in order. */
export function Ladder({ obligation }: { obligation: ObligationOut }) {
  const { say, language } = useUiWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const wordsFor = useRungWords()
  const { again } = obligation
  return (
    <ol className={styles.ladder}>
      {obligation.plan.map((rung) => (
        <li key={`${rung.at} ${rung.does}`} className={styles[rung.does]}>
          <Icon name={ICONS[rung.does]} size={16} />
          <span>{wordsFor(rung, obligation)}</span>
          <time dateTime={rung.at}>{sayInstant(rung.at, timeZone, language, now)}</time>
        </li>
      ))}
      {!endsByItself(obligation) && (
        <li className={styles.daily}>
          <Icon name="redo" size={16} />
          <span>
            {again === undefined ? say('rungs.daily') : say('rungs.again', { time: inWords(again, language) })}
          </span>
        </li>
      )}
    </ol>
  )
}
