import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { AskedNow, CaseKind } from '../obligation/index.ts'
import { OVER } from '../obligation/index.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Directory } from '../responsibility/index.ts'
import { describeEntitlement } from './entitlement.description.ts'
import type { EntitlementHead } from './entitlement.ts'
import { actFor, barredFrom, type Owed, whoIsAsked } from './rules/who-is-asked.ts'

const OWED: Readonly<Record<string, Owed>> = {
  'entitlement.approve': 'approve',
  'entitlement.provision': 'provision',
  'entitlement.revoke': 'revoke',
  'entitlement.review': 'review',
}

/** Entitlements, as the floor of obligations sees them. While somebody simply has one, nothing is owed for it. */
export const entitlementKind: CaseKind = {
  prefix: 'ent',
  workflow: 'entitlement-lifecycle',
  standards: {
    'entitlement.approve': {
      'zh-CN': '核对申请人、岗位、理由和期限，作出批准或拒绝的决定。',
      en: 'Look at who asks, for which position, why and for how long, and decide: approve it or reject it.',
    },
    'entitlement.provision': {
      'zh-CN': '在系统上开通，记录做了什么和账号。',
      en: 'Grant it on the system, and record what was done and for which account.',
    },
    'entitlement.revoke': {
      'zh-CN': '在系统上收回，并留下证据。',
      en: 'Revoke it on the system, and leave proof.',
    },
    'entitlement.review': {
      'zh-CN': '核对紧急取用的理由和经过，给出结论。',
      en: 'Look at why and how it was taken in an emergency, and say whether that was justified.',
    },
  },
  stageOf(head: HeadRow) {
    const { stage } = head as EntitlementHead
    return stage === 'rest' ? OVER : stage
  },
  mayNotAnswer(head: HeadRow, kind: string): readonly Id[] {
    const owed = OWED[kind]
    return owed === undefined ? [] : barredFrom(head as EntitlementHead, owed)
  },
  needs(head: HeadRow, kind: string) {
    const owed = OWED[kind]
    const { service, risk } = head as EntitlementHead
    return owed === undefined ? undefined : { act: actFor(owed), on: { service, risk } }
  },
  asks(head: HeadRow, kind: string, directory: Directory, now: Instant): AskedNow | undefined {
    const owed = OWED[kind]
    const asked = owed === undefined ? undefined : whoIsAsked(head as EntitlementHead, owed, directory, now)
    return asked === undefined ? undefined : { ...asked, gaps: [] }
  },
  turn: async () => ({ acts: [], answer: undefined }),
  describe: describeEntitlement,
  isDecision: (kind) => OWED[kind] !== undefined,
}
