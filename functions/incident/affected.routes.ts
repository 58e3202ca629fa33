import { NotFoundError } from '../kernel/refusal.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { isActive, loadDirectory, notActive, personIsActive } from '../responsibility/index.ts'
import * as contract from './affected.contract.ts'
import {
  affectedIn,
  findSubscription,
  putAffected,
  putHearsOf,
  removeHearsOf,
  subscriptionFields,
  subscriptionIdOf,
} from './affected.store.ts'
import { refused, unknownService } from './errors.ts'
import { maySee } from './gather.ts'
import { getIncident } from './incident.store.ts'
import { isOver } from './incident.ts'
import { hitsMany } from './rules/how-services-are.ts'
import { wrongStatus } from './rules/reasons.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { actOf } from './steps/step.ts'

export const affectedRoutes: readonly Route[] = [
  mutation(contract.joinAffected, async ({ store }, { params, caller, now }) => {
    const [{ head, standing, rows }, directory] = await Promise.all([
      getIncident(store, params.id),
      loadDirectory(store),
    ])
    // A drill hits nobody: to whoever takes no part it is not there; nor is what hits one person, to others outside IT.
    const isTheirs = hitsMany(head) || maySee(directory, head, caller.person, now)
    if (head.exercise !== undefined || !isTheirs) throw new NotFoundError('incident')
    const state = { state: head.status, version: head.version }
    if (!isActive(directory, caller.person)) throw refused(notActive, state)
    if (isOver(head)) throw refused(wrongStatus, state)
    const known = affectedIn(rows)
    const answer = (people: number) => ({ incident: head.id, number: head.number, people })
    if (known.includes(caller.person)) return { acts: [], answer: answer(known.length) }
    const act = actOf(
      { head, standing, directory, policy: await severityPolicyAt(store, head.policy), now },
      {
        incident: head,
        did: 'incident.hits-too',
        by: {
          actor: caller.actor,
          person: caller.person,
          grant: { authority: 'incident.join-affected', via: 'relation' },
        },
        bumpsVersion: false,
        what: { people: known.length + 1 },
        rows: [putAffected(head.id, caller.person)],
      },
    )
    return { acts: [act], answer: answer(known.length + 1) }
  }),

  query(contract.readServiceSubscription, async ({ store }, { caller }) => {
    const head = await findSubscription(store, caller.person)
    return { services: [...(head?.services ?? [])], version: head?.version ?? 0 }
  }),

  mutation(contract.changeServiceSubscription, async ({ store }, { body, caller, now }) => {
    const [head, directory] = await Promise.all([findSubscription(store, caller.person), loadDirectory(store)])
    if (!isActive(directory, caller.person)) throw refused(notActive, {})
    if (body.services.some((service) => !directory.services.has(service))) throw unknownService()
    const before = head?.services ?? []
    const added = body.services.filter((service) => !before.includes(service))
    const gone = before.filter((service) => !body.services.includes(service))
    const answer = { services: [...body.services], version: head?.version ?? 0 }
    if (added.length === 0 && gone.length === 0) return { acts: [], answer }
    const { person } = caller
    const act = {
      before: head,
      head: subscriptionFields({ id: subscriptionIdOf(person), person, services: body.services }),
      at: now,
      did: 'service-subscription.changed',
      by: caller.actor,
      grant: { authority: 'service-subscription.change', via: 'relation' } as const,
      what: { services: body.services },
      rows: [
        personIsActive(person),
        ...added.map((service) => putHearsOf(service, person)),
        ...gone.map((service) => removeHearsOf(service, person)),
      ],
    }
    return { acts: [act], answer: { ...answer, version: answer.version + 1 } }
  }),
]
