import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { AUTHORITIES, RISKS } from '../../../../functions/responsibility/authority.contract.ts'
import { part } from '../../lib/late.ts'
import type { WantedOfDraft } from '../../lib/place-in-draft.ts'
import { getParentRoute } from '../root-route.ts'
import { oneOf, type Search, text } from '../search.ts'

const MATRIX_VIEWS = ['findings', 'duties', 'parity'] as const
const DUTY_VIEWS = ['calendar'] as const
const HAND_OVER_VIEWS = ['open'] as const
const HAND_OVER_STEPS = ['duties', 'obligations', 'entitlements', 'knowledge', 'sign'] as const

interface HandOversSearch {
  readonly position?: string
  readonly view?: (typeof HAND_OVER_VIEWS)[number]
  /** With the dialog that starts one, and who is to give. */
  readonly start?: true
  readonly from?: string
}

interface DraftsSearch extends WantedOfDraft {
  readonly status?: 'over'
}

interface WhySearch {
  readonly act?: (typeof AUTHORITIES)[number] | undefined
  readonly risk?: (typeof RISKS)[number] | undefined
  readonly person?: string | undefined
  readonly service?: string | undefined
  readonly case?: string | undefined
}

/** Duties and the book they stand in, what is held against it, objectives, and why somebody may. */
export const responsibilityRoutes = [
  createRoute({
    getParentRoute,
    path: '/duties',
    validateSearch: (search: Search): { view?: (typeof DUTY_VIEWS)[number]; position?: string } => {
      const [view, position] = [oneOf(DUTY_VIEWS, search.view), text(search.position)]
      return { ...(view && { view }), ...(position && { position }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/duties/duties-page.tsx')),
      'DutiesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/duties/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/duties/occurrence-page.tsx')),
      'OccurrencePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/matrix',
    validateSearch: (search: Search): { view?: (typeof MATRIX_VIEWS)[number]; draft?: string } => {
      const [view, draft] = [oneOf(MATRIX_VIEWS, search.view), text(search.draft)]
      return { ...(view && { view }), ...(draft && { draft }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/role-book-checks/matrix-page.tsx')),
      'MatrixPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/simulation',
    validateSearch: (search: Search): { draft?: string } => {
      const draft = text(search.draft)
      return draft === undefined ? {} : { draft }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/role-book-checks/simulation-page.tsx')),
      'SimulationPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/authority',
    validateSearch: (search: Search): WhySearch => {
      const [act, risk] = [oneOf(AUTHORITIES, search.act), oneOf(RISKS, search.risk)]
      const [person, service, about] = [text(search.person), text(search.service), text(search.case)]
      return {
        ...(act && { act }),
        ...(risk && { risk }),
        ...(person && { person }),
        ...(service && { service }),
        ...(about && { case: about }),
      }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/authority/why-page.tsx')),
      'WhyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/objectives',
    validateSearch: (search: Search): { year?: number } => {
      const year = Number(search.year)
      return Number.isInteger(year) && year > 0 ? { year } : {}
    },
    component: lazyRouteComponent(
      part(() => import('../../features/objectives/objectives-page.tsx')),
      'ObjectivesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/objectives/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/objectives/objective-page.tsx')),
      'ObjectivePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book',
    validateSearch: (search: Search): { version?: string; position?: string; q?: string; duty?: string } => {
      const [version, position] = [text(search.version?.toString()), text(search.position)]
      const [q, duty] = [text(search.q), text(search.duty)]
      return { ...(version && { version }), ...(position && { position }), ...(q && { q }), ...(duty && { duty }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/role-book/book-page.tsx')),
      'BookPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/versions',
    validateSearch: (search: Search): { version?: string; with?: string } => {
      const [version, other] = [text(search.version?.toString()), text(search.with?.toString())]
      return { ...(version && { version }), ...(other && { with: other }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/role-book/versions-page.tsx')),
      'VersionsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/drafts',
    validateSearch: (search: Search): DraftsSearch => {
      const [duty, position] = [text(search.duty), text(search.position)]
      const [service, activity] = [text(search.service), text(search.activity)]
      return {
        ...(search.status === 'over' && { status: 'over' }),
        ...(duty && { duty }),
        ...(position && { position }),
        ...(service && { service }),
        ...(activity && { activity }),
      }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/role-book/drafts-page.tsx')),
      'DraftsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/drafts/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/role-book/draft-page.tsx')),
      'DraftPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/drafts/$id/duties/new',
    validateSearch: (search: Search): { position?: string; activity?: string; service?: string } => {
      const [position, activity, service] = [text(search.position), text(search.activity), text(search.service)]
      return { ...(position && { position }), ...(activity && { activity }), ...(service && { service }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/role-book/editor/edit-duty-page.tsx')),
      'AddDutyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/drafts/$id/duties/$duty',
    component: lazyRouteComponent(
      part(() => import('../../features/role-book/editor/edit-duty-page.tsx')),
      'EditDutyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/drafts/$id/frame',
    component: lazyRouteComponent(
      part(() => import('../../features/role-book/editor/frame-page.tsx')),
      'FramePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/acknowledgements',
    component: lazyRouteComponent(
      part(() => import('../../features/acknowledgements/list-page.tsx')),
      'AcknowledgementsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/acknowledgements/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/acknowledgements/acknowledgement-page.tsx')),
      'AcknowledgementPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/position-hand-overs',
    validateSearch: (search: Search): HandOversSearch => {
      const [position, from] = [text(search.position), text(search.from)]
      const view = oneOf(HAND_OVER_VIEWS, search.view)
      return {
        ...(position && { position }),
        ...(from && { from }),
        ...(view && { view }),
        ...(search.start === true && { start: true }),
      }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/position-hand-overs/list-page.tsx')),
      'HandOversPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/position-hand-overs/$id',
    validateSearch: (search: Search): { step?: (typeof HAND_OVER_STEPS)[number] } => {
      const step = oneOf(HAND_OVER_STEPS, search.step)
      return step === undefined ? {} : { step }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/position-hand-overs/hand-over-page.tsx')),
      'HandOverPage',
    ),
  }),
] as const
