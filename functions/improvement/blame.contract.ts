import type { Text } from '../kernel/text.ts'

/** A word that asks whose fault it was, and what to ask instead. */
export interface BlameHint {
  /** As it stands in what was written. */
  readonly word: string
  readonly instead: Text
}

const WHAT_MADE_IT: Text = {
  'zh-CN': '可以写：是什么让这一步容易出错？',
  en: 'Perhaps: what made this step easy to get wrong?',
}
const WHAT_WAS_KNOWN: Text = {
  'zh-CN': '可以写：当时能看到什么、依据什么判断？',
  en: 'Perhaps: what could be seen at the time, and what was it judged by?',
}
const WHAT_WOULD_HAVE_CAUGHT: Text = {
  'zh-CN': '可以写：哪道检查本可以拦住它？',
  en: 'Perhaps: which check would have caught it?',
}

const WORDS: readonly (readonly [Text, readonly RegExp[]])[] = [
  [
    WHAT_MADE_IT,
    [
      /人为(?:失误|错误|疏忽)|粗心(?:大意)?|马虎|疏忽(?:大意)?|大意|失职|责任心(?:不强|不够|差)|态度(?:不端正|差)|业务不熟|能力不足|水平(?:不够|太差)/gu,
      /\b(?:human error|careless(?:ly|ness)?|negligen(?:t|ce|tly)|sloppy|incompeten(?:t|ce)|laz(?:y|iness)|unprofessional)\b/giu,
    ],
  ],
  [
    WHAT_WAS_KNOWN,
    [
      /(?:早就)?应该(?:知道|想到|发现)|明明(?:知道|可以)|居然|竟然|常识/gu,
      /\b(?:should have (?:known|noticed|seen|realised|realized)|obvious(?:ly)?|common sense|how could (?:he|she|they))\b/giu,
    ],
  ],
  [
    WHAT_WOULD_HAVE_CAUGHT,
    [
      /(?:他|她|其)的(?:错|责任|问题)|罪魁祸首|肇事者?|责任人是|追责|问责|处罚|怪(?:他|她|罪)|都是因为(?:他|她)|误操作/gu,
      /\b(?:(?:his|her|their) fault|to blame|culprit|blame(?:d|s)?|punish(?:ed|ment)?|disciplinary|screwed up|messed up)\b/giu,
    ],
  ],
]

/** Where what was written asks who instead of why: each word once, in the order in which they stand. A hint, no rule. */
export function blameIn(written: string): BlameHint[] {
  const found = WORDS.flatMap(([instead, patterns]) =>
    patterns.flatMap((pattern) =>
      [...written.matchAll(pattern)].map((match) => ({ at: match.index, word: match[0], instead })),
    ),
  ).sort((a, b) => a.at - b.at)
  const said = new Set<string>()
  return found.flatMap(({ word, instead }) => {
    const key = word.toLowerCase()
    if (said.has(key)) return []
    said.add(key)
    return [{ word, instead }]
  })
}
