import { useBookWords } from './words.ts'

/** What a draft began from: a version, or an empty book. */
export function Base({ base }: { base: number }) {
  const { say } = useBookWords()
  return base === 0 ? say('draft.baseNone') : say('draft.base', { number: base })
}
