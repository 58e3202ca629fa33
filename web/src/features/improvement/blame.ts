import en from './en.ts'
import zhCN from './zh-CN.ts'

/** What to ask instead, by the kind of blame a word hints at. */
export type BlameKind = keyof typeof zhCN.blame.words

/** A word that asks whose fault it was. */
export interface BlameHint {
  /** As it stands in what was written. */
  readonly word: string
  readonly kind: BlameKind
}

const KINDS = Object.keys(zhCN.blame.words) as BlameKind[]

/** The words of both languages: people mix them. Longer ones first, so that a part of one is not found instead. */
const WORDS = KINDS.flatMap((kind) =>
  [zhCN, en].flatMap(({ blame }) => blame.words[kind].split('|').map((word) => ({ word, kind }))),
).sort((a, b) => b.word.length - a.word.length)

const KIND_OF = new Map(WORDS.map(({ word, kind }) => [word, kind]))
const isLatin = (word: string) => /^[a-z]/.test(word)
const PATTERN = new RegExp(WORDS.map(({ word }) => (isLatin(word) ? `\\b${word}\\b` : word)).join('|'), 'giu')

/** Where what was written asks who instead of why: each word once, in the order in which they stand. A hint, no rule. */
export function blameIn(written: string): BlameHint[] {
  const found = new Map<string, BlameHint>()
  for (const [word] of written.matchAll(PATTERN)) {
    const kind = KIND_OF.get(word.toLowerCase())
    if (kind !== undefined && !found.has(word.toLowerCase())) found.set(word.toLowerCase(), { word, kind })
  }
  return [...found.values()]
}
