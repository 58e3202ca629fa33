import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useIsNarrow } from '../../lib/screen.ts'
import { At } from '../../ui/deadline.tsx'
import { Pair } from '../../ui/records.tsx'
import type { LocalMail } from './local-mail.ts'
import styles from './mail.module.css'
import { mailDocument } from './mail-document.ts'
import { useMailboxWords } from './words.ts'

const VIEWS = ['html', 'text', 'headers'] as const

/** One mail: as a mail program shows it, as plain text, or what is around it. */
export function Mail({ mail, onBack }: { mail: LocalMail; onBack: () => void }) {
  const { say } = useMailboxWords()
  const isNarrow = useIsNarrow()
  const [view, setView] = useState<(typeof VIEWS)[number]>('html')
  const html = useMemo(() => mailDocument(mail.html), [mail.html])
  return (
    <article className={styles.mail}>
      {isNarrow && (
        <div>
          <Button onClick={onBack}>{say('back')}</Button>
        </div>
      )}
      <h2>{mail.subject}</h2>
      <dl className={styles.about}>
        <Pair name={say('to')}>{mail.to}</Pair>
        <Pair name={say('from')}>{mail.from}</Pair>
        <Pair name={say('sentAt')}>
          <At instant={mail.sentAt} />
        </Pair>
      </dl>
      <fieldset className={styles.views}>
        <legend className="unseen">{say('views')}</legend>
        {VIEWS.map((each) => (
          <Button key={each} size="small" aria-pressed={each === view} onClick={() => setView(each)}>
            {say(each)}
          </Button>
        ))}
      </fieldset>
      {view === 'html' && (
        <iframe
          className={styles.frame}
          title={say('frame')}
          srcDoc={html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      )}
      {view === 'text' && <pre className={styles.text}>{mail.text}</pre>}
      {view === 'headers' && (
        <dl className={styles.about}>
          {Object.entries(mail.headers).map(([name, value]) => (
            <Pair key={name} name={name}>
              {value}
            </Pair>
          ))}
        </dl>
      )}
    </article>
  )
}
