import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { testMyChannel } from '../../../../functions/paging/contact-card.contract.ts'
import { late } from '../../lib/late.ts'
import { useNews } from '../../lib/news.ts'
import { sayDate } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Channel, ContactCard, Way } from './contact-card.ts'
import styles from './paging.module.css'
import { usePagingWords } from './words.ts'

const ReachDialog = late(async () => (await import('./reach-dialog.tsx')).ReachDialog)

/** Every way of reaching me: where it goes, whether it is proven, and a test of it. */
export function WaysCard({ card }: { card: ContactCard }) {
  const { say } = usePagingWords()
  const { tell } = useNews()
  const [isEditing, setEditing] = useState(false)
  const test = useAct(testMyChannel, { onDone: () => tell(say('out.sent')) })
  const tested = test.isPending ? test.variables.body?.channel : undefined
  return (
    <Card title={say('contact.ways')}>
      <div className={styles.stack}>
        <Records<Way>
          label={say('contact.label')}
          items={card.channels}
          keyOf={({ channel }) => channel}
          columns={[
            {
              name: say('contact.way'),
              isShort: true,
              cell: ({ channel }) => <strong>{say(`channel.${channel}`)}</strong>,
            },
            { name: say('contact.to'), width: 42, cell: ({ channel }) => <GoesTo card={card} channel={channel} /> },
            { name: say('contact.state'), cell: (way) => <State way={way} /> },
            {
              name: say('contact.act'),
              isShort: true,
              cell: ({ channel, isThere }) =>
                isThere && (
                  <Button
                    size="small"
                    aria-label={`${say('contact.test')} · ${say(`channel.${channel}`)}`}
                    loading={tested === channel}
                    onClick={() => test.mutate({ body: { channel } })}
                  >
                    {say('contact.test')}
                  </Button>
                ),
            },
          ]}
        />
        {test.error !== null && <ProblemNote problem={test.error} />}
        <div>
          <Button onClick={() => setEditing(true)} onFocus={ReachDialog.ahead} onMouseEnter={ReachDialog.ahead}>
            {say('contact.edit')}
          </Button>
        </div>
        {card.webhook !== null && (
          <details className={styles.details}>
            <summary>{say('contact.key')}</summary>
            <p className="weak">{say('contact.keyLead')}</p>
            <code>{card.webhookKey}</code>
          </details>
        )}
      </div>
      <Suspense>{isEditing && <ReachDialog.Component card={card} onClose={() => setEditing(false)} />}</Suspense>
    </Card>
  )
}

function GoesTo({ card, channel }: { card: ContactCard; channel: Channel }) {
  const { say } = usePagingWords()
  const { email, phone, webhook, browsers } = card
  const to = {
    mail: email,
    'web-push': browsers.length === 0 ? null : say('contact.browsers', { count: browsers.length }),
    sms: phone,
    voice: phone,
    webhook,
  }[channel]
  return to === null ? <span className="weak">{say('contact.none')}</span> : <span className={styles.to}>{to}</span>
}

function State({ way: { channel, isThere, provenUntil } }: { way: Way }) {
  const { say, language } = usePagingWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  if (!isThere && channel === 'mail') return <Tag tone="bad">{say('contact.refused')}</Tag>
  if (!isThere) return <Tag tone="quiet">{say('contact.notThere')}</Tag>
  if (provenUntil === null) return <Tag tone="warn">{say('contact.notProven')}</Tag>
  return <Tag tone="good">{say('contact.provenUntil', { at: sayDate(provenUntil, timeZone, language, now) })}</Tag>
}
