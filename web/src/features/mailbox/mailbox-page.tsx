import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { callApi } from '../../lib/api.ts'
import { useIsNarrow } from '../../lib/screen.ts'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Waiting } from '../../ui/waiting.tsx'
import { type LocalMail, listLocalMail } from './local-mail.ts'
import { Mail } from './mail.tsx'
import styles from './mailbox-page.module.css'
import { useMailboxWords } from './words.ts'

const EVERY_SECONDS = 5

/** Mails as their receivers would have got them; there only on one machine. */
export function MailboxPage() {
  const { say } = useMailboxWords()
  const isNarrow = useIsNarrow()
  const [typed, setTyped] = useState('')
  const [chosen, choose] = useState<string>()
  const to = useDeferredValue(typed.trim())
  const { data } = useQuery({
    queryKey: ['local-mail', to],
    queryFn: () => callApi(listLocalMail, { query: to.includes('@') ? { to } : {} }),
    refetchInterval: EVERY_SECONDS * 1000,
  })
  const mails = data?.items.filter((mail) => mail.to.includes(to)) ?? []
  const mail = mails.find(({ id }) => id === chosen)

  return (
    <Page title={say('title')} lead={say('lead')}>
      <input
        type="search"
        className={styles.search}
        value={typed}
        placeholder={say('toHint')}
        aria-label={say('toHint')}
        onChange={({ target }) => setTyped(target.value)}
      />
      {data === undefined && <Waiting />}
      {data !== undefined && mails.length === 0 && <Empty icon="mail" title={say('empty')} />}
      {mails.length > 0 && (
        <div className={styles.mailbox}>
          {!(isNarrow && mail !== undefined) && <List mails={mails} chosen={chosen} choose={choose} />}
          {mail === undefined ? (
            !isNarrow && <Empty icon="mail" title={say('choose')} />
          ) : (
            <Mail key={mail.id} mail={mail} onBack={() => choose(undefined)} />
          )}
        </div>
      )}
    </Page>
  )
}

interface ListProps {
  readonly mails: readonly LocalMail[]
  readonly chosen: string | undefined
  readonly choose: (id: string) => void
}

function List({ mails, chosen, choose }: ListProps) {
  const { say } = useMailboxWords()
  return (
    <ul className={styles.list} aria-label={say('list')}>
      {mails.map(({ id, subject, to, sentAt }) => (
        <li key={id}>
          <button type="button" onClick={() => choose(id)} aria-current={id === chosen}>
            <strong>{subject}</strong>
            <span>{to}</span>
            <span>
              <At instant={sentAt} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
