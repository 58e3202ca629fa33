import { memo } from 'react'
import type { ItemOut, VerdictOut } from '../../../../functions/access-review/parts.contract.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { PersonName } from '../../ui/person.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Decided, Last, Times, What } from './item-cells.tsx'
import styles from './items.module.css'
import { useReviewWords } from './words.ts'

export const VERDICTS = ['keep', 'revoke', 'change'] as const satisfies readonly VerdictOut[]

export interface RowProps {
  readonly item: ItemOut
  readonly isCard: boolean
  /** Whether whoever looks may decide on this one. */
  readonly mayDecide: boolean
  readonly isOwn: boolean
  readonly isPicked: boolean
  /** The server would not keep it together with others. */
  readonly isUnsafe: boolean
  readonly saving: VerdictOut | undefined
  readonly refused: ApiProblem | undefined
  readonly onPick: (entitlement: string) => void
  readonly onVerdict: (entitlement: string, verdict: VerdictOut) => void
}

/** One entitlement: a row, or a card where there is no room for one. Drawn anew only when something of it changed. */
export const ItemRow = memo(function ItemRow(props: RowProps) {
  const { say } = useReviewWords()
  const { item, isCard, isPicked } = props
  const tone = isPicked ? styles.picked : ''
  if (isCard) {
    return (
      <li data-item={item.entitlement} className={`${styles.card} ${tone}`}>
        <div className={styles.top}>
          <Pick {...props} />
          <What item={item} />
        </div>
        <div className={styles.lines}>
          <PersonName person={item.holder} />
          <Times item={item} />
        </div>
        <div className={styles.top}>
          <span className="weak">{say('items.columns.last')}</span>
          <Last item={item} />
        </div>
        <Deciding {...props} />
      </li>
    )
  }
  return (
    <tr data-item={item.entitlement} className={tone}>
      <td>
        <Pick {...props} />
      </td>
      <td>
        <What item={item} />
      </td>
      <td>
        <PersonName person={item.holder} />
      </td>
      <td>
        <Times item={item} />
      </td>
      <td>
        <Last item={item} />
      </td>
      <td>
        <Deciding {...props} />
      </td>
    </tr>
  )
})

function Pick({ item, mayDecide, isPicked, onPick }: RowProps) {
  const { say, language } = useReviewWords()
  const { system, right, holder, entitlement } = item
  const what = `${system.name[language]} · ${right.name[language]}`
  if (!mayDecide) return null
  return (
    <input
      type="checkbox"
      className={styles.pick}
      checked={isPicked}
      aria-label={say('items.pick', { holder: holder.name, right: what })}
      onChange={() => onPick(entitlement)}
    />
  )
}

function Deciding({ item, mayDecide, isOwn, isUnsafe, saving, refused, onVerdict }: RowProps) {
  const { say } = useReviewWords()
  const said = saving ?? item.decision?.verdict
  return (
    <div className={styles.deciding}>
      {isOwn && <span className="weak">{say('items.own')}</span>}
      {mayDecide && (
        <div className={styles.verdicts}>
          {VERDICTS.map((verdict) => (
            <button
              key={verdict}
              type="button"
              className={`${styles.verdict} ${said === verdict ? styles[verdict] : ''}`}
              aria-pressed={said === verdict}
              onClick={() => onVerdict(item.entitlement, verdict)}
            >
              {say(`verdicts.${verdict}`)}
            </button>
          ))}
        </div>
      )}
      {isUnsafe && <Tag tone="bad">{say('items.unsafe')}</Tag>}
      {saving !== undefined ? <span className="weak">{say('decided.saving')}</span> : <Decided item={item} />}
      {refused !== undefined && (
        <span role="alert" className={styles.refused}>
          {refused.message || refused.title}
        </span>
      )}
    </div>
  )
}
