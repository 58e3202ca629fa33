import { useSyncExternalStore } from 'react'
import { LANGUAGES, type Language } from '../../../functions/kernel/text.ts'

export const LOOK_CHOICES = ['system', 'light', 'dark'] as const
export type LookChoice = (typeof LOOK_CHOICES)[number]

/** What somebody chose on this device; nothing until they chose. */
export interface Preferences {
  readonly language?: Language
  readonly look?: LookChoice
}

const KEPT_AT = 'onduty.preferences'
const listeners = new Set<() => void>()
let kept: Preferences = read()

export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => kept,
  )

export function prefer(chosen: Preferences): void {
  kept = { ...kept, ...chosen }
  try {
    localStorage.setItem(KEPT_AT, JSON.stringify(kept))
  } catch {
    // Storage is off or full: the choice holds until the page is left.
  }
  for (const listener of listeners) listener()
}

function read(): Preferences {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(KEPT_AT) ?? '{}')
    if (typeof told !== 'object' || told === null) return {}
    const { language, look } = told as Readonly<Record<string, unknown>>
    return {
      ...(isOneOf(LANGUAGES, language) && { language }),
      ...(isOneOf(LOOK_CHOICES, look) && { look }),
    }
  } catch {
    return {}
  }
}

function isOneOf<Choice extends string>(choices: readonly Choice[], value: unknown): value is Choice {
  return choices.some((choice) => choice === value)
}
