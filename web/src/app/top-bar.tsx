import { Link } from '@tanstack/react-router'
import { LANGUAGES } from '../../../functions/kernel/text.ts'
import { isStaff, type Me } from '../lib/session.ts'
import { Icon } from '../ui/icon.tsx'
import { AccountPanel } from './account-panel.tsx'
import { OnCallNow } from './on-call-now.tsx'
import mark from './onduty.svg'
import { prefer } from './preferences.ts'
import styles from './top-bar.module.css'
import { useAppWords } from './words.ts'

const ACCOUNT = 'account'

export function TopBar({ me, onMenu }: { me: Me; onMenu: () => void }) {
  const { say, language } = useAppWords()
  const other = language === LANGUAGES[0] ? LANGUAGES[1] : LANGUAGES[0]
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.menu} onClick={onMenu} aria-label={say('menu.open')}>
        <Icon name="menu" size={22} />
      </button>
      <Link to="/" className={styles.brand}>
        <img src={mark} width="28" height="28" alt="" />
        <span>{say('brand')}</span>
        <small lang={other}>{say('brandLatin')}</small>
      </Link>
      <span className={styles.department}>{me.department.name[language]}</span>
      <div className={styles.end}>
        {isStaff(me) && <OnCallNow />}
        <button
          type="button"
          className={styles.plain}
          onClick={() => prefer({ language: other })}
          aria-label={`${say(`short.${other}`)} · ${say(`switchTo.${other}`)}`}
          lang={other}
        >
          {say(`short.${other}`)}
        </button>
        <button
          type="button"
          className={styles.person}
          popoverTarget={ACCOUNT}
          aria-label={say('account.open', { name: me.person.name })}
        >
          <span className={styles.face} data-letter={letterOf(me.person.name)} />
          <span className={styles.name}>{me.person.name}</span>
        </button>
        <AccountPanel id={ACCOUNT} me={me} />
      </div>
    </header>
  )
}

/** A Chinese name's family name, a Latin name's first letter. */
const letterOf = (name: string): string => [...name][0]?.toUpperCase() ?? ''
