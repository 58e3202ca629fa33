import { type ReactNode, useEffect, useRef } from 'react'
import styles from './page.module.css'
import { useUiWords } from './words.ts'

/** Where the reader came from last, so that only a change of place moves the focus. */
let placeShown: string | undefined

interface PageProps {
  readonly title: string
  /** One sentence under the title. */
  readonly lead?: ReactNode
  /** Beside the title: what can be done here. */
  readonly actions?: ReactNode
  /** Above the title: number, way back. */
  readonly above?: ReactNode
  readonly children: ReactNode
}

/** A page: its name in the window's title, and the focus on its heading when the reader arrives from another page. */
export function Page({ title, lead, actions, above, children }: PageProps) {
  const { say } = useUiWords()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    const place = window.location.pathname
    const arrived = placeShown !== undefined && placeShown !== place
    placeShown = place
    if (arrived) heading.current?.focus({ preventScroll: true })
  }, [])

  return (
    <div className={styles.page}>
      <title>{`${title} · ${say('brand')}`}</title>
      <header className={styles.head}>
        <div className={styles.words}>
          {above !== undefined && <div className={styles.above}>{above}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
