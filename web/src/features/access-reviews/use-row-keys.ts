import { type RefObject, useEffect } from 'react'
import type { VerdictOut } from '../../../../functions/access-review/parts.contract.ts'

/** Digits, because letters are taken by input methods and differ between languages. */
const VERDICT_OF: Readonly<Record<string, VerdictOut>> = { '1': 'keep', '2': 'revoke', '3': 'change' }
const ROW = '[data-item]'

/**
 * Rows without a mouse: up and down move to the same control of the next row, 1, 2 and 3 decide the row that has the
 * focus. Only while it is in a row, so that no key is taken from anything else on the page.
 */
export function useRowKeys(
  list: RefObject<HTMLElement | null>,
  onVerdict: (item: string, verdict: VerdictOut) => void,
) {
  useEffect(() => {
    const within = list.current
    if (within === null) return undefined
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
      const row = target.closest<HTMLElement>(ROW)
      if (row === null) return
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        event.preventDefault()
        move(within, row, target, key === 'ArrowDown' ? 1 : -1)
        return
      }
      const verdict = VERDICT_OF[key]
      if (verdict === undefined || row.dataset.item === undefined) return
      event.preventDefault()
      onVerdict(row.dataset.item, verdict)
    }
    within.addEventListener('keydown', onKey)
    return () => within.removeEventListener('keydown', onKey)
  }, [list, onVerdict])
}

/** The focus to the next row of an item, when there is one. */
export function moveOn(list: HTMLElement | null, item: string): void {
  const row = list?.querySelector<HTMLElement>(`[data-item="${item}"]`)
  if (list === null || row === null || row === undefined || !row.contains(document.activeElement)) return
  move(list, row, document.activeElement as HTMLElement, 1)
}

function move(within: HTMLElement, row: HTMLElement, from: HTMLElement, by: 1 | -1): void {
  const rows = [...within.querySelectorAll<HTMLElement>(ROW)]
  const to = rows[rows.indexOf(row) + by]
  if (to === undefined) return
  const nth = controlsOf(row).indexOf(from)
  const controls = controlsOf(to)
  const control = controls[nth] ?? controls[0]
  control?.focus()
  control?.scrollIntoView({ block: 'nearest' })
}

const controlsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('input, button')]
