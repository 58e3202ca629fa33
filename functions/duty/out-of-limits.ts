import { openFinding } from '../finding/index.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Duty } from '../role-book/index.ts'
import type { WholeOccurrence } from './occurrence.store.ts'
import type { Shown } from './occurrence.ts'
import { whoOwesIt } from './rules/who-owes-it.ts'

/** What was measured is not acceptable: a finding, of whoever answers for the duty. */
export async function outOfLimitsActs(
  platform: Platform,
  { head }: WholeOccurrence,
  duty: Duty,
  evidence: readonly Shown[],
  { directory, now }: { readonly directory: Directory; readonly now: Instant },
): Promise<readonly Act[]> {
  const owner = whoOwesIt(directory, head.position, now)?.answerer
  if (owner === undefined) return []
  const out = evidence.flatMap(({ value, isOutOfLimits }, nth) => {
    const asked = duty.evidence[nth]
    return isOutOfLimits === true && asked !== undefined ? [{ value, asked }] : []
  })
  const say = (language: 'zh-CN' | 'en') =>
    out
      .map(({ value, asked: { title, least, most } }) => {
        const limits = [
          ...(least === undefined ? [] : [language === 'en' ? `at least ${least}` : `不低于 ${least}`]),
          ...(most === undefined ? [] : [language === 'en' ? `at most ${most}` : `不高于 ${most}`]),
        ]
        return language === 'en'
          ? `${title.en}: ${value} (acceptable: ${limits.join(', ')})`
          : `${title['zh-CN']}：${value}（正常范围：${limits.join('，')}）`
      })
      .join(language === 'en' ? '; ' : '；')
  const { acts } = await openFinding(
    platform,
    {
      source: 'duty.out-of-limits',
      title: { 'zh-CN': `${duty.title['zh-CN']}：指标超限`, en: `${duty.title.en}: out of limits` },
      description: { 'zh-CN': say('zh-CN'), en: say('en') },
      severity: 'major',
      about: [head.id, duty.id, head.position],
      key: ['duty.out-of-limits', duty.id],
      owner,
    },
    { directory, now },
  )
  return acts
}
