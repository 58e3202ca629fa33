import type { ReadFonts } from '../exchange/document.routes.ts'
import { obligationRoutes } from '../obligation/obligation.routes.ts'
import type { Answers, LaterAnswers } from '../platform/answers.ts'
import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import type { Clock } from '../platform/clock.ts'
import type { Route } from '../platform/handler.ts'
import type { Page } from '../platform/page.ts'
import type { SigningKeys } from '../platform/signer.ts'
import { authorise } from '../responsibility/administering.ts'
import { responsibilityRoutes } from '../responsibility/responsibility.routes.ts'
import { people } from '../responsibility/sign-in-people.ts'
import { AUDITED } from './audited.ts'
import { kinds } from './kinds.ts'
import { policies } from './policies.ts'

export interface RoutesWith {
  /** Time of the machine: tokens run out by it, whatever business time does. */
  readonly wallClock: Clock
  /** Where checkpoints are kept, and whose signatures on them count. */
  readonly checkpointLog: CheckpointLog
  readonly checkpointKeys: SigningKeys
  /** What PDF documents are set in. */
  readonly readFonts: ReadFonts
}

/** A room whose code is loaded by the first call to an address under one of its own. */
export interface Room {
  readonly under: readonly string[]
  load(): Promise<{ routes(parts: RoutesWith): readonly Route[]; readonly pages?: readonly Page[] }>
}

/** Answered from the start: what the portal asks first, whoever opens it. */
export const atStart: Answers = { routes: [...responsibilityRoutes, ...obligationRoutes(kinds)] }

/**
 * Every other room, loaded when somebody first comes to it: a function starts in three quarters of the time
 * (docs/decisions/0030). Each `import` names its file, so that the bundler can put it apart.
 */
export const rooms: readonly Room[] = [
  {
    under: ['/api/changes', '/print/changes'],
    load: async () => {
      const [{ changeRoutes }, { changePages }] = await Promise.all([
        import('../change/change.routes.ts'),
        import('../change/change.pages.tsx'),
      ])
      return { routes: () => changeRoutes(kinds), pages: changePages }
    },
  },
  {
    under: ['/d'],
    load: async () => {
      const [{ decisionPages }, { decisions }] = await Promise.all([
        import('../decision/decision.pages.tsx'),
        import('./decisions.ts'),
      ])
      return { routes: () => [], pages: decisionPages(decisions) }
    },
  },
  {
    under: ['/my/obligations'],
    load: async () => {
      const [{ obligationPages }, { changesAskedFor }] = await Promise.all([
        import('../obligation/obligation.pages.tsx'),
        import('../change/asked-for.ts'),
      ])
      return { routes: () => [], pages: obligationPages(kinds, [changesAskedFor]) }
    },
  },
  {
    under: [
      '/api/roster-gaps',
      '/api/calendar-years',
      '/api/role-book-gaps',
      '/api/on-call-gaps',
      '/api/contact-proofs',
    ],
    load: async () => {
      const { plainCaseRoutes } = await import('../obligation/plain-case.routes.ts')
      return { routes: () => plainCaseRoutes(kinds) }
    },
  },
  {
    under: ['/api/policies'],
    load: async () => {
      const { policyRoutes } = await import('../obligation/policy.routes.ts')
      return { routes: () => policyRoutes(policies) }
    },
  },
  {
    under: [
      '/api/role-books',
      '/api/duties',
      '/api/authority',
      '/api/responsibility-matrix',
      '/api/objectives',
      '/api/objective-orphans',
    ],
    load: async () => {
      const { bookRoutes } = await import('../role-book/every.routes.ts')
      return { routes: () => bookRoutes(kinds) }
    },
  },
  {
    under: ['/api/duties', '/api/duty-occurrences', '/api/duty-calendar', '/api/positions'],
    load: async () => {
      const { dutyRoutes } = await import('../duty/duty.routes.ts')
      return { routes: () => dutyRoutes }
    },
  },
  {
    under: ['/api/objectives'],
    load: async () => {
      const { objectiveRoutes } = await import('../objective/objective.routes.ts')
      return { routes: () => objectiveRoutes(kinds) }
    },
  },
  {
    under: ['/api/findings'],
    load: async () => {
      const { findingRoutes } = await import('../finding/finding.routes.ts')
      return { routes: () => findingRoutes(kinds) }
    },
  },
  {
    under: ['/api/acknowledgements', '/my/duty-lists'],
    load: async () => {
      const [{ acknowledgementRoutes }, { acknowledgementPages }] = await Promise.all([
        import('../acknowledgement/acknowledgement.routes.ts'),
        import('../acknowledgement/acknowledgement.pages.tsx'),
      ])
      return { routes: () => acknowledgementRoutes(kinds), pages: acknowledgementPages }
    },
  },
  {
    under: [
      '/api/entitlements',
      '/api/entitlement-systems',
      '/api/entitlement-rights',
      '/api/entitlement-conflicts',
      '/api/entitlement-reports',
      '/api/entitlement-results',
    ],
    load: async () => {
      const { accessRoutes } = await import('../entitlement/every.routes.ts')
      return { routes: () => accessRoutes(kinds) }
    },
  },
  {
    under: [
      '/api/access-reviews',
      '/api/access-review-packages',
      '/api/access-review-schedules',
      '/print/access-reviews',
    ],
    load: async () => {
      const [{ reviewRoutes }, { accessReviewPages }] = await Promise.all([
        import('../access-review/every.routes.ts'),
        import('../access-review/access-review.pages.ts'),
      ])
      return { routes: () => reviewRoutes(kinds), pages: accessReviewPages }
    },
  },
  {
    under: ['/api/position-hand-overs', '/my/position-hand-overs'],
    load: async () => {
      const [{ positionHandOverRoutes }, { positionHandOverPages }] = await Promise.all([
        import('../position-hand-over/position-hand-over.routes.ts'),
        import('../position-hand-over/position-hand-over.pages.tsx'),
      ])
      return { routes: () => positionHandOverRoutes(kinds), pages: positionHandOverPages(kinds) }
    },
  },
  {
    under: ['/api/positions'],
    load: async () => {
      const { positionStoryRoutes } = await import('../position-story/position-story.routes.ts')
      return { routes: () => positionStoryRoutes }
    },
  },
  {
    under: ['/api/exchange'],
    load: async () => {
      const { exchangeRoutes } = await import('../exchange/every.routes.ts')
      return { routes: ({ readFonts }) => exchangeRoutes(readFonts) }
    },
  },
  {
    under: [
      '/api/incidents',
      '/api/severity-policy',
      '/api/service-subscription',
      '/api/status',
      '/api/vendors',
      '/status',
      '/v',
    ],
    load: async () => {
      const [{ everyIncidentRoute }, { serviceStatusPages }, { vendorPages }] = await Promise.all([
        import('../incident/every.routes.ts'),
        import('../incident/service-status.pages.tsx'),
        import('../incident/vendor.pages.tsx'),
      ])
      return { routes: () => everyIncidentRoute(kinds), pages: [...serviceStatusPages, ...vendorPages] }
    },
  },
  {
    under: ['/api/emergency-plans', '/api/emergency-drills', '/print/emergency-plans'],
    load: async () => {
      const [{ everyPlanRoute }, { planPages }] = await Promise.all([
        import('../emergency-plan/every.routes.ts'),
        import('../emergency-plan/plan.pages.tsx'),
      ])
      return { routes: () => everyPlanRoute(kinds), pages: planPages }
    },
  },
  {
    under: ['/api/alerts', '/api/alert-sources', '/api/alert-rules', '/api/alert-silences', '/api/heartbeats'],
    load: async () => {
      const { everyAlertRoute } = await import('../alert/every.routes.ts')
      return { routes: ({ wallClock }) => everyAlertRoute(wallClock) }
    },
  },
  {
    under: ['/api/incident-figures', '/api/metrics'],
    load: async () => {
      const [{ figuresRoutes }, { noiseOfSources }] = await Promise.all([
        import('../incident-figures/figures.routes.ts'),
        import('../alert/noise-of-sources.ts'),
      ])
      return { routes: () => figuresRoutes(noiseOfSources) }
    },
  },
  {
    under: ['/api/on-call'],
    load: async () => {
      const [{ everyOnCallRoute }, { mattersOfShift }] = await Promise.all([
        import('../on-call/every.routes.ts'),
        import('./matters.ts'),
      ])
      return { routes: () => everyOnCallRoute(kinds, mattersOfShift) }
    },
  },
  {
    under: ['/api/post-incident-reviews', '/api/improvement-actions', '/print/post-incident-reviews'],
    load: async () => {
      const [{ improvementRoutes }, { reviewPages }] = await Promise.all([
        import('../improvement/every.routes.ts'),
        import('../improvement/review.pages.tsx'),
      ])
      return { routes: () => improvementRoutes(kinds), pages: reviewPages }
    },
  },
  {
    under: ['/api/contact-cards', '/api/channels', '/my/contact-test'],
    load: async () => {
      const [{ contactCardRoutes }, { channelRoutes }, { contactTestPages }] = await Promise.all([
        import('../paging/contact-card.routes.ts'),
        import('../paging/channel.routes.ts'),
        import('../paging/contact-test.pages.tsx'),
      ])
      return { routes: () => [...contactCardRoutes, ...channelRoutes], pages: contactTestPages }
    },
  },
  {
    under: ['/api/reachability'],
    load: async () => {
      const { reachabilityRoutes } = await import('../reachability/reachability.routes.ts')
      return { routes: () => reachabilityRoutes }
    },
  },
  {
    under: ['/scim/v2'],
    load: async () => {
      const { scimRoutes } = await import('../scim/every.routes.ts')
      return { routes: () => scimRoutes }
    },
  },
  {
    under: ['/api/parked', '/api/effects'],
    load: async () => {
      const { outboxRoutes } = await import('../outbox/outbox.routes.ts')
      return { routes: () => outboxRoutes(authorise) }
    },
  },
  {
    under: ['/api/parked-mail'],
    load: async () => {
      const { parkedMailRoutes } = await import('../mail/parked-mail.routes.ts')
      return { routes: () => parkedMailRoutes(authorise) }
    },
  },
  {
    under: ['/api/audit'],
    load: async () => {
      const { auditRoutes } = await import('../audit-trail/audit-trail.routes.ts')
      return {
        routes: ({ checkpointLog: log, checkpointKeys: keys }) => auditRoutes({ authorise, log, keys, kinds: AUDITED }),
      }
    },
  },
  {
    under: ['/api/tokens'],
    load: async () => {
      const { apiTokenRoutes } = await import('../sign-in/api-token.routes.ts')
      return { routes: ({ wallClock }) => apiTokenRoutes(people, wallClock) }
    },
  },
  {
    under: ['/api/workflows'],
    load: async () => {
      const [{ workflowRoutes }, { workflows }] = await Promise.all([
        import('../workflow-routes.ts'),
        import('./workflows.ts'),
      ])
      return { routes: () => workflowRoutes(workflows) }
    },
  },
]

/** The rooms of one process, with the parts it has. */
export const roomsWith = (parts: RoutesWith): readonly LaterAnswers[] =>
  rooms.map(({ under, load }) => ({
    under,
    load: async () => {
      const { routes, pages = [] } = await load()
      return { routes: routes(parts), pages }
    },
  }))
