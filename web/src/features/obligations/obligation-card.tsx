import { Link } from '@tanstack/react-router'
import type { ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useMe } from '../../lib/session.ts'
import { At, Deadline, DeadlineBar, urgencyOf } from '../../ui/deadline.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NextRung } from '../../ui/ladder.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useUiWords } from '../../ui/words.ts'
import { caseLink, isMineToAccept } from './obligation.ts'
import { ObligationActions } from './obligation-actions.tsx'
import styles from './obligation-card.module.css'
import { useObligationWords } from './words.ts'

/** One obligation: what, about which case, by when, what happens otherwise, and what I can do about it. */
export function ObligationCard({ obligation }: { obligation: ObligationOut }) {
  const { say } = useObligationWords()
  const { name: nameOf } = useUiWords()
  const now = useNow('minute')
  const { kind, number, title, standard, dueAt, openedAt, status, via, acknowledgedAt, closedAt } = obligation
  const isOpen = status === 'open'
  return (
    <article className={`${styles.card} ${isOpen ? (styles[urgencyOf(dueAt, now)] ?? '') : ''}`}>
      <div className={styles.head}>
        <span className={styles.kind}>{nameOf('kinds', kind)}</span>
        {number !== null && <span className="weak">{number}</span>}
        {via === 'deputy' && <Tag tone="quiet">{say('deputy')}</Tag>}
        {acknowledgedAt !== null && isOpen && <Tag tone="good">{say('acknowledged')}</Tag>}
        {status === 'withdrawn' && <Tag tone="quiet">{say('withdrawn')}</Tag>}
        {isOpen && (
          <span className={styles.clock}>
            <Deadline dueAt={dueAt} />
          </span>
        )}
      </div>
      <h3 className={styles.title}>
        <Link {...caseLink(obligation)}>{title}</Link>
      </h3>
      <p className={styles.standard}>
        <span className="weak">{say('standard')}</span> {standard}
      </p>
      {isOpen && <DeadlineBar openedAt={openedAt} dueAt={dueAt} />}
      <Offer obligation={obligation} />
      <div className={styles.foot}>
        <div className={styles.times}>
          {closedAt === null ? (
            <>
              <span>
                {say('due')} <At instant={dueAt} />
              </span>
              <NextRung obligation={obligation} />
            </>
          ) : (
            <span>
              {say('closedAt')} <At instant={closedAt} />
            </span>
          )}
        </div>
        {isOpen && <ObligationActions obligation={obligation} />}
      </div>
    </article>
  )
}

/** Who would hand it over to whom, with their note. */
function Offer({ obligation }: { obligation: ObligationOut }) {
  const { say } = useObligationWords()
  const { person } = useMe()
  const { offer } = obligation
  if (offer === null) {
    return isMineToAccept(obligation, person.id) ? <p className={styles.offer}>{say('fellToYou')}</p> : null
  }
  return (
    <p className={styles.offer}>
      <Icon name="handOver" />
      <span>
        {offer.to.id === person.id
          ? say('offeredBy', { who: offer.by.name })
          : say('offeredTo', { who: offer.to.name })}
        {offer.note !== null && <q>{offer.note}</q>}
      </span>
    </p>
  )
}
