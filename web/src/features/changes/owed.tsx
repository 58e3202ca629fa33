import type { ChangeOut } from '../../../../functions/change/change.contract.ts'
import type { ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { Card } from '../../ui/card.tsx'
import { At, Deadline, DeadlineBar } from '../../ui/deadline.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Ladder } from '../../ui/ladder.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './owed.module.css'
import { useChangeWords } from './words.ts'

/** Who owes what now, with the running clock and what happens otherwise. */
export function Owed({ change: { obligations } }: { change: ChangeOut }) {
  const { say } = useChangeWords()
  const open = obligations.filter(({ status }) => status === 'open')
  return (
    <Card title={say('page.owed')}>
      {open.length === 0 && <p className={styles.nobody}>{say('page.owedNobody')}</p>}
      {open.map((obligation) => (
        <One key={obligation.id} obligation={obligation} />
      ))}
    </Card>
  )
}

function One({ obligation }: { obligation: ObligationOut }) {
  const { say } = useChangeWords()
  const { name, say: sayUi } = useUiWords()
  const { kind, accountable, via, dueAt, openedAt, standard } = obligation
  return (
    <div className={styles.one}>
      <div className={styles.who}>
        <Icon name="person" size={20} />
        <strong>
          <PersonName person={accountable} />
        </strong>
        {via === 'deputy' && <Tag tone="quiet">{sayUi('via.deputy')}</Tag>}
        <span className={styles.kind}>{name('kinds', kind)}</span>
      </div>
      <DeadlineBar openedAt={openedAt} dueAt={dueAt} />
      <div className={styles.clock}>
        <Deadline dueAt={dueAt} />
        <span className="weak">
          {say('page.due')} <At instant={dueAt} />
        </span>
      </div>
      <p className={styles.standard}>
        <span className="weak">{say('page.standard')}</span> {standard}
      </p>
      <h3 className={styles.upcoming}>{say('page.upcoming')}</h3>
      <Ladder obligation={obligation} />
    </div>
  )
}
