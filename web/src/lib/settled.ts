import { useEffect, useState } from 'react'

/** How long nobody types before the server is asked. */
const SETTLES_AFTER = 400

/** The text once it has not changed for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLES_AFTER)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** What was there last stays while something new is on its way. */
export function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value)
  useEffect(() => {
    if (value !== undefined) setLast(value)
  }, [value])
  return value ?? last
}
