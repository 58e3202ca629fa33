import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether what is in a frame is wider than it, now: then the keyboard must be able to scroll there. */
export function useScrolls<E extends HTMLElement>(): readonly [RefObject<E | null>, boolean] {
  const frame = useRef<E>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const { current } = frame
    if (current === null) return
    const look = () => setScrolls(current.scrollWidth > current.clientWidth)
    const observer = new ResizeObserver(look)
    for (const seen of [current, ...current.children]) observer.observe(seen)
    return () => observer.disconnect()
  }, [])
  return [frame, scrolls]
}
