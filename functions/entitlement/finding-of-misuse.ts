import { openFinding } from '../finding/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { type Answerer, lastResort, whoAnswers } from '../responsibility/index.ts'
import type { Everything } from './gather.ts'

/** A right was taken in an emergency and there was none: the leader of whoever took it sees to it. */
export async function findingOfMisuse(platform: Platform, everything: Everything, by: { person: Id }): Promise<Act[]> {
  const { before, directory, now } = everything
  const group = directory.positions.get(before.position)?.group
  const barred = new Set([before.person])
  const owner: Answerer | undefined =
    (group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now, barred)) ??
    whoAnswers(directory, { who: 'head' }, now, barred) ??
    lastResort(directory, now)
  if (owner === undefined) throw new TypeError('the directory has no active head of IT')
  const name = directory.people.get(before.person)?.name ?? before.person
  const reviewer = directory.people.get(by.person)?.name ?? by.person
  const { acts } = await openFinding(
    platform,
    {
      key: ['entitlement.break-glass', before.id],
      source: 'entitlement.break-glass',
      severity: 'major',
      about: [before.id, before.person],
      title: {
        'zh-CN': `紧急取用不成立：${name} · ${before.systemName['zh-CN']} ${before.rightName['zh-CN']}`,
        en: `Taken in an emergency that was none: ${name} · ${before.systemName.en}, ${before.rightName.en}`,
      },
      description: {
        'zh-CN': `${reviewer}复核后认为 ${before.number} 的紧急取用理由不成立。请查明经过，采取措施避免再次发生。取用理由：${before.reason}`,
        en: `${reviewer} reviewed ${before.number} and does not find it justified. Please find out what happened and see to it that it does not happen again. The reason given: ${before.reason}`,
      },
      owner,
    },
    { directory, now },
  )
  return [...acts]
}
