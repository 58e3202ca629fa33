import { Link, Outlet } from '@tanstack/react-router'
import { use, useRef } from 'react'
import { useHasMailbox } from '../features/mailbox/has-mailbox.ts'
import { useEffectsHealth } from '../features/parked/use-effects-health.ts'
import { isStaff, SessionContext } from '../lib/session.ts'
import { Note, ProblemNote } from '../ui/note.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { GraveIncident } from './grave-incident.tsx'
import { placesFor } from './places.ts'
import { type Session, SessionState } from './session.ts'
import styles from './shell.module.css'
import { SideMenu } from './side-menu.tsx'
import { TopBar } from './top-bar.tsx'
import { useAppWords } from './words.ts'

/** What is around every page: the way past it, the bar, the menu (a drawer on phones). */
export function Shell() {
  const { say } = useAppWords()
  const { me, problem } = use(SessionState)
  const hasMailbox = useHasMailbox()
  const mayRedrive = me?.authorities.includes('effects.redrive') === true
  const health = useEffectsHealth(mayRedrive)
  const isHeld = (health?.heldSince ?? null) !== null
  const drawer = useRef<HTMLDialogElement>(null)
  if (me === undefined) return <BeforeSignIn problem={problem} />

  const menu = {
    places: placesFor(me.authorities, { hasMailbox, isStaff: isStaff(me) }),
    counts: { '/parked': health?.items.length ?? 0 },
  }
  return (
    <SessionContext value={me}>
      <a className={styles.skip} href="#main">
        {say('skip')}
      </a>
      <TopBar me={me} onMenu={() => drawer.current?.showModal()} />
      <div className={styles.body}>
        <div className={styles.side}>
          <SideMenu {...menu} />
        </div>
        <dialog ref={drawer} className={styles.drawer} aria-label={say('places.label')} closedby="any">
          <SideMenu {...menu} onLeave={() => drawer.current?.close()} />
        </dialog>
        <main id="main" className={styles.main} tabIndex={-1}>
          <div className={styles.banners}>
            {problem?.status === 0 && (
              <Note tone="warn" isAlert>
                {say('offline')}
              </Note>
            )}
            {problem?.status === 401 && (
              <Note tone="warn" isAlert>
                {say('expired.text')}{' '}
                <a href="/auth/sign-in" target="_blank" rel="noreferrer">
                  {say('expired.signIn')}
                </a>
              </Note>
            )}
            {(me.mailIsDown || isHeld) && (
              <Note tone="bad" isAlert>
                {say(me.mailIsDown ? 'mailDown' : 'held')}{' '}
                {mayRedrive && <Link to="/parked">{say('places.parked')}</Link>}
              </Note>
            )}
            {isStaff(me) && <GraveIncident />}
          </div>
          <Outlet />
        </main>
      </div>
    </SessionContext>
  )
}

function BeforeSignIn({ problem }: Pick<Session, 'problem'>) {
  return (
    <main className={styles.before}>
      {problem === null || problem.status === 401 ? <Waiting /> : <ProblemNote problem={problem} />}
    </main>
  )
}
