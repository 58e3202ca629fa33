import { Link } from '@tanstack/react-router'
import { Icon } from '../ui/icon.tsx'
import type { PlaceGroup } from './places.ts'
import styles from './side-menu.module.css'
import { useAppWords } from './words.ts'

interface SideMenuProps {
  readonly places: readonly PlaceGroup[]
  /** How much waits at a place. */
  readonly counts: Readonly<Record<string, number>>
  /** In the drawer: shuts it. */
  readonly onLeave?: () => void
}

export function SideMenu({ places, counts, onLeave }: SideMenuProps) {
  const { say } = useAppWords()
  return (
    <nav className={styles.menu} aria-label={say('places.label')}>
      {onLeave !== undefined && (
        <button type="button" className={styles.close} onClick={onLeave} aria-label={say('menu.close')}>
          <Icon name="close" />
        </button>
      )}
      {places.map(({ word, places: inside }) => (
        <div key={word ?? 'first'}>
          {word !== undefined && <div className={styles.group}>{say(word)}</div>}
          <ul>
            {inside.map(({ to, word: name, icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeOptions={{ exact: to === '/' }}
                  {...(onLeave !== undefined && { onClick: onLeave })}
                >
                  <Icon name={icon} />
                  {say(name)}
                  {(counts[to] ?? 0) > 0 && <span className={styles.count}>{counts[to]}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
