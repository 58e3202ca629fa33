import { Button } from 'antd'
import { removeMyBrowser } from '../../../../functions/paging/contact-card.contract.ts'
import { useNews } from '../../lib/news.ts'
import { sayDate } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ActProblem, Note } from '../../ui/note.tsx'
import type { ContactCard } from './contact-card.ts'
import styles from './paging.module.css'
import { usePushHere } from './push-here.ts'
import { TurnOff, TurnOn } from './turn-push.tsx'
import { usePagingWords } from './words.ts'

/** Push to browsers: turned on in the one before me, and which others have it. */
export function BrowsersCard({ card }: { card: ContactCard }) {
  const { say } = usePagingWords()
  const [here, lookAgain] = usePushHere(card.pushKey)
  // The browser may know of a subscription that is on the card no more.
  const isOn = here.state === 'on' && card.browsers.some(({ id }) => id === here.id)
  return (
    <Card title={say('push.title')}>
      <div className={styles.stack}>
        <div className="weak">{say('push.lead')}</div>
        {card.lost.map(({ label, at }) => (
          <Lost key={`${label} ${at}`} label={label} at={at} />
        ))}
        {here.state === 'on' && isOn ? (
          <TurnOff id={here.id} onDone={lookAgain} />
        ) : (
          <TurnOn here={here} pushKey={card.pushKey} onDone={lookAgain} />
        )}
        <Browsers card={card} {...(here.state === 'on' && { hereId: here.id })} />
      </div>
    </Card>
  )
}

function Lost({ label, at }: ContactCard['lost'][number]) {
  const { say, language } = usePagingWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  return <Note tone="warn">{say('push.lost', { label, at: sayDate(at, timeZone, language, now) })}</Note>
}

function Browsers({ card: { browsers }, hereId }: { card: ContactCard; hereId?: string }) {
  const { say, language } = usePagingWords()
  const { tell } = useNews()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const remove = useAct(removeMyBrowser, { onDone: () => tell(say('push.removed')) })
  if (browsers.length === 0) return null
  return (
    <>
      <ul className={styles.browsers} aria-label={say('push.list')}>
        {browsers.map(({ id, label, since }) => (
          <li key={id}>
            <span>
              <strong>{label}</strong>
              <span className="weak">
                {id === hereId && ` (${say('push.here')})`} ·{' '}
                {say('push.since', { at: sayDate(since, timeZone, language, now) })}
              </span>
            </span>
            {id !== hereId && (
              <Button
                size="small"
                aria-label={say('push.removeNamed', { label })}
                loading={remove.isPending && remove.variables.params?.browser === id}
                onClick={() => remove.mutate({ params: { browser: id }, body: {} })}
              >
                {say('push.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ActProblem problem={remove.error} />
    </>
  )
}
