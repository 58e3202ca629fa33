import type { AnswerOf } from '../kernel/contract.ts'
import type { Id } from '../kernel/ids.ts'
import { bornAt } from '../kernel/ids.ts'
import { MINUTE, millisOf } from '../kernel/instant.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { getIncident, listIncidentsByService } from './incident.store.ts'
import { type IncidentHead, isOver } from './incident.ts'
import type { readSimilarIncidents } from './incident-links.contract.ts'
import { howAlike, type Likeness, weightOf } from './rules/how-alike.ts'

/** As many of the service are looked through, the newest first. */
const LOOKED_THROUGH = 200
const SHOWN = 10

type Similar = AnswerOf<typeof readSimilarIncidents>['items'][number]

/** Incidents of the same service that were like this one and are over, the most alike first, the newer before the older. */
export async function similarTo(
  store: Store,
  head: IncidentHead,
  looking: { readonly directory: Directory; readonly language: Language },
): Promise<Similar[]> {
  const { service } = head
  if (service === undefined) return []
  const alike = (await pastOf(store, service))
    .filter((past) => past.id !== head.id && isOver(past) && past.status !== 'merged')
    .filter(({ exercise }) => (exercise === undefined) === (head.exercise === undefined))
    .map((past) => ({ past, because: howAlike(head, past) }))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => weightOf(b.because) - weightOf(a.because) || (a.past.id < b.past.id ? 1 : -1))
    .slice(0, SHOWN)
  return Promise.all(alike.map(({ past, because }) => shown(store, past, because, looking)))
}

async function pastOf(store: Store, service: Id): Promise<IncidentHead[]> {
  const first = await listIncidentsByService(store, service, { limit: LOOKED_THROUGH / 2 })
  if (first.next === undefined) return first.items
  const second = await listIncidentsByService(store, service, { limit: LOOKED_THROUGH / 2, after: first.next })
  return [...first.items, ...second.items]
}

const ENDS = new Set(['incident.resolved', 'incident.cancelled'])

async function shown(
  store: Store,
  past: IncidentHead,
  because: readonly Likeness[],
  { directory, language }: { readonly directory: Directory; readonly language: Language },
): Promise<Similar> {
  const { story } = await getIncident(store, past.id)
  const end = story.findLast(({ did }) => ENDS.has(did))
  const { commander } = past.roles
  const raisedAt = past.raisedAt ?? bornAt(past.id)
  return {
    incident: { id: past.id, number: past.number, title: past.title },
    severity: past.severity,
    status: past.status,
    raisedAt,
    tookMinutes: Math.round((millisOf(past.resolvedAt ?? raisedAt) - millisOf(raisedAt)) / MINUTE),
    because: because.map((each) => ({
      by: each.by,
      says: say(
        WHY[each.by],
        language,
        each.by === 'key' ? {} : { words: each.words.join(language === 'en' ? ', ' : '、') },
      ),
    })),
    cause: past.cause ?? null,
    resolution: end?.personal?.comment?.value ?? null,
    commander: commander === undefined ? null : personRefIn(directory, commander),
  }
}

const WHY: Readonly<Record<Likeness['by'], Text>> = {
  key: { 'zh-CN': '同一告警触发', en: 'The same alert' },
  cause: { 'zh-CN': '原因相同：{words}', en: 'The same cause: {words}' },
  words: { 'zh-CN': '标题相近：{words}', en: 'Alike in words: {words}' },
}
