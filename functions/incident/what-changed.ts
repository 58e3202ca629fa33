import { type Changed, listChangedOn } from '../change/index.ts'
import type { AnswerOf } from '../kernel/contract.ts'
import type { Id } from '../kernel/ids.ts'
import { HOUR, type Instant, plusMillis } from '../kernel/instant.ts'
import type { Language } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { WholeIncident } from './incident.store.ts'
import type { readIncidentChanges } from './incident-links.contract.ts'
import { linksIn } from './linked-changes.store.ts'
import { whatItNeeds } from './rules/what-it-needs.ts'

type WhatChanged = AnswerOf<typeof readIncidentChanges>

/**
 * What changed on the service of an incident, and on what it needs, from some hours before it was raised until it was
 * over or now. A change of several of them is shown once, for the nearest.
 */
export async function whatChanged(
  store: Store,
  { head, rows }: WholeIncident,
  hours: number,
  { directory, language, now }: { readonly directory: Directory; readonly language: Language; readonly now: Instant },
): Promise<WhatChanged> {
  const from = plusMillis(head.raisedAt, -hours * HOUR)
  const until = head.resolvedAt ?? now
  const services = head.service === undefined ? [] : whatItNeeds(head.service, directory)
  const perService = await Promise.all(services.map((service) => listChangedOn(store, service, from, until)))
  const links = new Map(linksIn(rows).map(({ change, relation }) => [change, relation]))
  const seen = new Set<Id>()
  const items = services.flatMap((service, nth) =>
    (perService[nth] ?? []).flatMap(({ head: change, at, outcome }: Changed) => {
      if (seen.has(change.id)) return []
      seen.add(change.id)
      return [
        {
          change: { id: change.id, number: change.number, title: change.title },
          risk: change.risk,
          implementer: personRefIn(directory, change.implementer),
          service: { id: service, name: directory.services.get(service)?.name[language] ?? service },
          isOwn: service === head.service,
          ...{ outcome, at },
          relation: links.get(change.id) ?? null,
        },
      ]
    }),
  )
  return { from, until, items: items.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) }
}
