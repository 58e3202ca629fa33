import { Button } from 'antd'
import type { MomentOut, ReviewFactsOut } from '../../../../functions/improvement/review.contract.ts'
import { MINUTE } from '../../../../functions/kernel/instant.ts'
import { sayDuration, sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Facts as FactList } from '../../ui/facts.tsx'
import { Pair } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './improvement.module.css'
import { useImprovementWords } from './words.ts'

/** What is known without anybody writing it. */
export function ReviewFacts({ facts }: { facts: ReviewFactsOut }) {
  const { say } = useImprovementWords()
  const { raisedAt, phases, roles, pages, updates, reopened, parts } = facts
  return (
    <Card title={say('review.facts')}>
      <p className={styles.hint}>{say('review.factsLead')}</p>
      <FactList>
        <Pair name={say('review.raised')}>
          <At instant={raisedAt} />
        </Pair>
        {phases.map((each) => (
          <Pair key={each.phase} name={say(`review.phases.${each.phase}`)}>
            <Phase phase={each} />
          </Pair>
        ))}
        {roles.map(({ role, name, people }) => (
          <Pair key={role} name={name}>
            {people.map((each) => each.name).join(say('and'))}
          </Pair>
        ))}
        <Pair name={say('review.pages')}>{say('review.pagesTimes', { count: pages })}</Pair>
        <Pair name={say('review.updates')}>{say('review.pagesTimes', { count: updates })}</Pair>
        {reopened > 0 && <Pair name={say('review.reopened')}>{say('review.pagesTimes', { count: reopened })}</Pair>}
        {parts.length > 0 && (
          <Pair name={say('review.parts')}>{parts.map(({ number, title }) => `${number} ${title}`).join('\n')}</Pair>
        )}
      </FactList>
    </Card>
  )
}

function Phase({ phase: { at, minutes, by, isLate } }: { phase: ReviewFactsOut['phases'][number] }) {
  const { say, language } = useImprovementWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  if (at === null || minutes === null) return say('review.notYet')
  const took = sayDuration(minutes * MINUTE, language)
  return (
    <span className={styles.phase}>
      <Tag tone={isLate ? 'warn' : 'quiet'}>{say(isLate ? 'review.late' : 'review.took', { took })}</Tag>
      {by !== null && <small>{say('review.limit', { at: sayInstant(by, timeZone, language, now) })}</small>}
    </span>
  )
}

/** What mattered in the incident, oldest first; each can be put into what is written. */
export function Moments({
  moments,
  onQuote,
}: {
  moments: readonly MomentOut[]
  onQuote?: ((quote: string) => void) | undefined
}) {
  const { say, language } = useImprovementWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const quoteOf = ({ at, says, comment }: MomentOut) =>
    `${sayInstant(at, timeZone, language, now)} ${comment === null ? says : say('said', { says, comment })}`
  return (
    <Card title={say('review.moments')}>
      {onQuote !== undefined && <p className={styles.hint}>{say('review.momentsLead')}</p>}
      <ol className={styles.moments}>
        {moments.map((moment) => (
          <li key={moment.seq}>
            <div className={styles.when}>
              <At instant={moment.at} />
              {moment.isPinned && <Tag tone="info">{say('review.pinned')}</Tag>}
              {onQuote !== undefined && (
                <Button
                  size="small"
                  type="text"
                  aria-label={say('review.quoteOf', { says: moment.says })}
                  onClick={() => onQuote(quoteOf(moment))}
                >
                  {say('review.quote')}
                </Button>
              )}
            </div>
            <div>{moment.says}</div>
            {moment.comment !== null && <blockquote>{moment.comment}</blockquote>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
