import { verifyAudit } from '../../../functions/audit-trail/audit-trail.contract.ts'
import {
  authoriseChange,
  commentOnChange,
  listChanges,
  readChange,
  readTimeline,
  submitChange,
} from '../../../functions/change/change.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import {
  acceptObligation,
  acknowledgeObligation,
  declineObligation,
  handOverObligation,
  listObligations,
} from '../../../functions/obligation/obligation.contract.ts'
import { listParked, redriveParked } from '../../../functions/outbox/outbox.contract.ts'
import {
  addPerson,
  changePerson,
  listAbsences,
  listGroups,
  listPeople,
  listPositions,
  listServices,
  readCalendar,
  readMe,
  readPerson,
  readPosition,
  replaceCalendar,
} from '../../../functions/responsibility/responsibility.contract.ts'
import { listTokens } from '../../../functions/sign-in/api-token.contract.ts'
import { readWorkflow } from '../../../functions/workflow.contract.ts'
import { accessReviewAnswers, reviewObligations } from './fixture-access-reviews.ts'
import { alertAnswers } from './fixture-alerts.ts'
import { changeOf, summaryOf, told } from './fixture-changes.ts'
import { absences, calendarOf2026, groups, me, nth, people, positions, services } from './fixture-department.ts'
import { dutyAnswers } from './fixture-duties.ts'
import { emergencyPlanAnswers } from './fixture-emergency-plans.ts'
import { entitlementSystemAnswers } from './fixture-entitlement-systems.ts'
import { exchangeAnswers } from './fixture-exchange.ts'
import { handOverAnswers } from './fixture-hand-overs.ts'
import { improvementAnswers } from './fixture-improvement.ts'
import { incidentFigureAnswers } from './fixture-incident-figures.ts'
import { incidentAnswers } from './fixture-incidents.ts'
import { obligations } from './fixture-obligations.ts'
import { onCallAnswers } from './fixture-on-call.ts'
import { pagingAnswers } from './fixture-paging.ts'
import { policyAnswers } from './fixture-policies.ts'
import { positionAnswers } from './fixture-position.ts'
import { roleBookAnswers } from './fixture-role-book.ts'
import { roleBookCheckAnswers } from './fixture-role-book-checks.ts'
import { signatureAnswers } from './fixture-signatures.ts'
import { parked, tokens } from './fixture-system.ts'
import { lifecycle } from './fixture-workflow.ts'

export interface Asked {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
  readonly now: string
}
/** What a route answers; `undefined`: there is nothing (404). */
type Answering = (asked: Asked) => unknown

const page = (items: readonly unknown[]) => ({ items, nextCursor: null })

/** Everything the fixture knows, as it stands: acts change it until the next start. */
export function answers(): readonly (readonly [RouteContract, Answering])[] {
  const owed = structuredClone([...obligations, ...reviewObligations])
  const staff = structuredClone(people)
  const calendar = structuredClone(calendarOf2026)
  const here = me.id
  const obligation = ({ params }: Asked) => owed.find(({ id }) => id === params.id)
  const changed = (asked: Asked, change: (found: (typeof owed)[number]) => object) => {
    const found = obligation(asked)
    return found === undefined ? undefined : Object.assign(found, change(found))
  }
  const toldOf = ({ params }: Asked) => told.find((each) => summaryOf(each).id === params.id)
  const summary = (asked: Asked) => {
    const found = toldOf(asked)
    return found === undefined ? undefined : summaryOf(found)
  }

  return [
    [
      readMe,
      ({ now }) => ({
        person: me,
        authorities: [
          'alert.administer',
          'incident.command',
          ...new Set(
            positions
              .filter(({ holders }) => holders.some(({ person }) => person.id === here))
              .flatMap(({ authorities }) => authorities.map(({ act }) => act)),
          ),
        ],
        department: { name: { 'zh-CN': '云川集团信息技术部', en: 'Yunchuan Group IT' }, timeZone: 'Asia/Shanghai' },
        now,
        mailIsDown: false,
      }),
    ],
    [
      listObligations,
      ({ query }) =>
        page(
          owed
            .filter(({ status, accountable, offer }) =>
              query.status === 'offered'
                ? offer?.to.id === here && status === 'open'
                : accountable.id === here && (query.status === 'closed') === (status !== 'open'),
            )
            .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)),
        ),
    ],
    [acknowledgeObligation, (asked) => changed(asked, () => ({ acknowledgedAt: asked.now }))],
    [
      handOverObligation,
      (asked) =>
        changed(asked, ({ accountable }) => {
          const to = staff.find(({ id }) => id === asked.body.to)
          return {
            offer: {
              to: { id: to?.id, name: to?.name },
              by: accountable,
              at: asked.now,
              note: asked.body.note ?? null,
            },
          }
        }),
    ],
    [
      acceptObligation,
      (asked) => changed(asked, ({ offer, accountable }) => ({ accountable: offer?.to ?? accountable, offer: null })),
    ],
    [declineObligation, (asked) => changed(asked, () => ({ offer: null }))],
    [
      listChanges,
      ({ query }) =>
        page(
          told
            .map(summaryOf)
            .filter(
              ({ status, requester }) =>
                (query.status === undefined || query.status === status) &&
                (query.requester !== 'me' || requester.id === here),
            ),
        ),
    ],
    [
      readChange,
      (asked) => {
        const found = toldOf(asked)
        return found === undefined ? undefined : changeOf(found, owed)
      },
    ],
    [
      readTimeline,
      (asked) => {
        const found = toldOf(asked)
        return found === undefined ? undefined : page(changeOf(found, owed).timeline)
      },
    ],
    [submitChange, () => summaryOf(told[2] as (typeof told)[number])],
    [authoriseChange, summary],
    [
      commentOnChange,
      (asked) => ({
        seq: 99,
        at: asked.now,
        did: 'change.commented',
        by: { kind: 'person', id: here, name: me.name },
        door: 'portal',
        grant: null,
        what: {},
        comment: asked.body.text,
      }),
    ],
    [readWorkflow, ({ params }) => (params.name === lifecycle.name ? lifecycle : undefined)],
    [
      listPeople,
      ({ query: { q = '', group, active } }) =>
        page(
          staff.filter(
            (person) =>
              `${person.name} ${person.email}`.includes(q) &&
              (group === undefined || person.positions.some((post) => post.group?.id === group)) &&
              (active === undefined || String(person.active) === active),
          ),
        ),
    ],
    [readPerson, ({ params }) => staff.find(({ id }) => id === params.id)],
    [
      addPerson,
      ({ body }) => {
        const person = {
          id: nth('per', staff.length + 1),
          name: String(body.name),
          email: String(body.email),
          language: body.language as 'zh-CN',
          active: true,
          positions: [],
          isAway: false,
          version: 1,
        }
        staff.push(person)
        return person
      },
    ],
    [
      changePerson,
      ({ params, body }) => {
        const found = staff.find(({ id }) => id === params.id)
        return found && Object.assign(found, body)
      },
    ],
    [listGroups, () => page(groups)],
    [
      listPositions,
      ({ query: { group } }) => page(positions.filter((post) => group === undefined || post.group?.id === group)),
    ],
    [readPosition, ({ params }) => positions.find(({ id }) => id === params.id)],
    ...policyAnswers(),
    ...dutyAnswers(),
    ...positionAnswers(),
    ...accessReviewAnswers(),
    ...signatureAnswers(),
    ...incidentFigureAnswers,
    ...emergencyPlanAnswers,
    ...alertAnswers(),
    ...pagingAnswers(),
    ...improvementAnswers,
    ...incidentAnswers,
    ...onCallAnswers(),
    ...handOverAnswers(),
    ...roleBookAnswers(),
    ...roleBookCheckAnswers(),
    ...exchangeAnswers(),
    ...entitlementSystemAnswers(),
    [listServices, () => page(services)],
    [readCalendar, () => calendar],
    [replaceCalendar, ({ body }) => Object.assign(calendar, { calendar: body, yearsToWarnAbout: [] })],
    [listAbsences, () => page(absences)],
    [listParked, () => ({ ...page(parked), mailIsDown: false, mailFailingSince: null, heldSince: null })],
    [
      redriveParked,
      ({ params, body }) => {
        const found = parked.find(({ id }) => id === params.id)
        return found && { parked: found, redriven: body.dryRun !== true }
      },
    ],
    [
      verifyAudit,
      () => ({
        checked: 412,
        entries: 2867,
        broken: null,
        checkpoints: {
          checked: 288,
          newest: '2026-01-07T02:15:00.000Z',
          oldest: '2026-01-06T02:15:00.000Z',
          broken: null,
        },
        nextCursor: null,
      }),
    ],
    [listTokens, () => page(tokens)],
  ]
}
