import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ItemOut, VerdictOut } from '../../../../functions/access-review/parts.contract.ts'
import { late } from '../../lib/late.ts'
import { useIsNarrow } from '../../lib/screen.ts'
import { useMe } from '../../lib/session.ts'
import { Empty } from '../../ui/waiting.tsx'
import { BulkKeep } from './bulk-keep.tsx'
import { FILTERS, type Filter, isShown, SORTS, type Sort, sorted } from './choice.ts'
import { ItemRow } from './item-row.tsx'
import styles from './items.module.css'
import { useDecisions } from './use-decisions.ts'
import { moveOn, useRowKeys } from './use-row-keys.ts'
import { useReviewWords } from './words.ts'

const DecideDialog = late(async () => (await import('./decide-dialog.tsx')).DecideDialog)

export interface Shown {
  readonly filter: Filter
  /** What matched when the filter was chosen: what is decided since stays where it is. */
  readonly only: ReadonlySet<string> | undefined
}

interface ItemsProps {
  readonly pack: string
  readonly items: readonly ItemOut[]
  readonly mayDecide: boolean
  readonly shown: Shown
  readonly onShow: (filter: Filter) => void
}

/** The entitlements of a package: chosen, put in order, decided one by one or several at once. */
export function Items({ pack, items, mayDecide, shown, onShow }: ItemsProps) {
  const { say, language } = useReviewWords()
  const me = useMe().person.id
  const isCard = useIsNarrow()
  const [sort, setSort] = useState<Sort>('care')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [unsafe, setUnsafe] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<{ readonly item: ItemOut; readonly verdict: VerdictOut }>()
  const list = useRef<HTMLDivElement>(null)
  const { saving, refused, decide } = useDecisions(pack)
  const rows = useMemo(
    () => sorted(items, sort, language).filter(({ entitlement }) => shown.only?.has(entitlement) ?? true),
    [items, sort, language, shown],
  )
  const isMine = (item: ItemOut) => item.holder.id === me
  const may = (item: ItemOut) => mayDecide && !isMine(item) && item.decision?.verdict !== 'gone'

  const onPick = useCallback((entitlement: string) => {
    setPicked((all) => {
      const next = new Set(all)
      if (!next.delete(entitlement)) next.add(entitlement)
      return next
    })
  }, [])
  const onVerdict = useCallback(
    (entitlement: string, verdict: VerdictOut) => {
      const item = items.find((each) => each.entitlement === entitlement)
      if (item === undefined || !mayDecide || item.holder.id === me || item.decision?.verdict === 'gone') return
      if (verdict !== 'keep' || item.needsReason) setAsked({ item, verdict })
      else decide(entitlement, verdict)
    },
    [items, mayDecide, me, decide],
  )
  const onKey = useCallback(
    (entitlement: string, verdict: VerdictOut) => {
      onVerdict(entitlement, verdict)
      const needsMore = verdict !== 'keep' || items.find((each) => each.entitlement === entitlement)?.needsReason
      if (needsMore !== true) moveOn(list.current, entitlement)
    },
    [items, onVerdict],
  )
  useRowKeys(list, onKey)
  // Most decisions of a review need words: what asks for them is there before the first.
  useEffect(() => (mayDecide ? DecideDialog.ahead() : undefined), [mayDecide])

  const drawn = rows.map((item) => (
    <ItemRow
      key={item.entitlement}
      item={item}
      isCard={isCard}
      mayDecide={may(item)}
      isOwn={mayDecide && isMine(item)}
      isPicked={picked.has(item.entitlement)}
      isUnsafe={unsafe.has(item.entitlement) && picked.has(item.entitlement)}
      saving={saving.get(item.entitlement)}
      refused={refused.get(item.entitlement)}
      onPick={onPick}
      onVerdict={onVerdict}
    />
  ))
  return (
    <>
      <Tools items={items} shown={shown} onShow={onShow} sort={sort} onSort={setSort} />
      {mayDecide && (
        <BulkKeep pack={pack} items={items} {...{ picked, unsafe }} onPicked={setPicked} onUnsafe={setUnsafe} />
      )}
      <div ref={list}>
        {rows.length === 0 ? (
          <Empty icon="check" title={say('items.none')} />
        ) : isCard ? (
          <ul className={styles.cards} aria-label={say('items.label')}>
            {drawn}
          </ul>
        ) : (
          <Table>{drawn}</Table>
        )}
      </div>
      <Suspense>
        {asked !== undefined && <DecideDialog.Component pack={pack} {...asked} onClose={() => setAsked(undefined)} />}
      </Suspense>
    </>
  )
}

const COLUMNS = ['pick', 'right', 'holder', 'times', 'last', 'decision'] as const

function Table({ children }: { children: ReactNode }) {
  const { say } = useReviewWords()
  return (
    <div className={styles.frame}>
      <table aria-label={say('items.label')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                <span className={column === 'pick' ? 'unseen' : ''}>{say(`items.columns.${column}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

interface ToolsProps extends Pick<ItemsProps, 'items' | 'shown' | 'onShow'> {
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}

/** What is shown, and in which order. */
function Tools({ items, shown, onShow, sort, onSort }: ToolsProps) {
  const { say } = useReviewWords()
  const me = useMe().person.id
  return (
    <div className={styles.tools}>
      <fieldset className={styles.filters}>
        <legend className="unseen">{say('items.filters.label')}</legend>
        {FILTERS.map((filter) => (
          <button
            key={filter}
            type="button"
            className={styles.filter}
            aria-pressed={shown.filter === filter}
            onClick={() => onShow(filter)}
          >
            {say(`items.filters.${filter}`)} {items.filter((item) => isShown(item, filter, me)).length}
          </button>
        ))}
      </fieldset>
      <label className={styles.sort}>
        {say('items.sort')}
        <select value={sort} onChange={({ target }) => onSort(target.value as Sort)}>
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {say(`items.sorts.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
