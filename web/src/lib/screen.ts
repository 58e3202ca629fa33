import { useSyncExternalStore } from 'react'

/** Under this width lists are cards and the menu is a drawer. */
export const NARROW = '(max-width: 767px)'

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

export const useIsNarrow = (): boolean => useMedia(NARROW)
