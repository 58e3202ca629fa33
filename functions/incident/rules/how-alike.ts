import type { Incident } from '../incident.ts'

/** Why an incident of the past is like this one. */
export type Likeness =
  | { readonly by: 'key' }
  | { readonly by: 'cause'; readonly words: readonly string[] }
  | { readonly by: 'words'; readonly words: readonly string[] }

type Told = Pick<Incident, 'title' | 'description' | 'key' | 'cause'>

/** Words that say nothing: every incident has them. */
const EMPTY = new Set([
  ...['the', 'and', 'for', 'not', 'does', 'with', 'from', 'that', 'this', 'has', 'have', 'are', 'was', 'cannot', 'can'],
  ...['故障', '问题', '异常', '无法', '不能', '出现', '系统', '服务', '中断', '失败', '报警', '告警'],
])

/** Below this share of common words two titles are not alike. */
const LEAST_SHARE = 0.3

/**
 * How an incident of the past is like this one: opened by the same alert, of the same cause or of one that is spoken of
 * here, or with a title in the same words. Empty: it is not.
 */
export function howAlike(now: Told, past: Told): Likeness[] {
  return [
    ...(now.key !== undefined && now.key === past.key ? [{ by: 'key' } as const] : []),
    ...byCause(now, past),
    ...byWords(now, past),
  ]
}

function byCause(now: Told, { cause }: Told): Likeness[] {
  if (cause === undefined) return []
  const spoken = `${now.cause ?? ''} ${now.title} ${now.description}`.toLowerCase()
  return spoken.includes(cause.toLowerCase()) ? [{ by: 'cause', words: [cause] }] : []
}

function byWords(now: Told, past: Told): Likeness[] {
  const [here, there] = [wordsOf(now.title), wordsOf(past.title)]
  const common = [...here].filter((word) => there.has(word))
  const share = common.length / Math.max(1, Math.min(here.size, there.size))
  return common.length > 0 && share >= LEAST_SHARE ? [{ by: 'words', words: joined(common, now.title) }] : []
}

/** Words of a title: Latin ones as they stand, Chinese ones as pairs of characters, because nothing parts them. */
export function wordsOf(title: string): Set<string> {
  const words = new Set<string>()
  for (const run of title.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]{2,}/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) words.add(run)
    else for (let at = 0; at + 2 <= run.length; at += 1) words.add(run.slice(at, at + 2))
  }
  for (const word of EMPTY) words.delete(word)
  return words
}

/** Pairs that overlap in the title are one word again for whoever reads them: `邮件`, `件网`, `网关` is `邮件网关`. */
function joined(pairs: readonly string[], title: string): string[] {
  const said: string[] = []
  for (const pair of pairs) {
    const before = said.at(-1)
    const longer = before === undefined ? undefined : before + pair.slice(1)
    const isOne = before?.at(-1) === pair[0] && longer !== undefined && title.toLowerCase().includes(longer)
    if (isOne && /\p{Script=Han}/u.test(pair)) said[said.length - 1] = longer
    else said.push(pair)
  }
  return said
}

/** The more alike, the higher: by the same alert before by the same cause before by words. */
export function weightOf(likenesses: readonly Likeness[]): number {
  return likenesses.reduce(
    (sum, each) =>
      sum + (each.by === 'key' ? 1000 : each.by === 'cause' ? 100 : Math.min(50, each.words.join('').length)),
    0,
  )
}
