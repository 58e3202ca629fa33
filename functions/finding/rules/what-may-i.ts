import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { type Directory, isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { Finding } from '../finding.ts'
import { barredFromVerifying } from './who-verifies.ts'

export type Action = 'remediate' | 'verify'

/** Who asks, when, at what organisation. */
export interface Asking {
  readonly directory: Directory
  readonly person: Id
  readonly now: Instant
}

/** Whether somebody may take a step of a finding, and by which grant. */
export function mayI(
  action: Action,
  finding: Pick<Finding, 'status' | 'remediatedBy'>,
  open: readonly OpenObligation[],
  { directory, person, now }: Asking,
): Verdict<Grant> {
  if (!isActive(directory, person)) return { no: notActive }
  if (action === 'remediate') {
    if (finding.status !== 'open') return { no: wrongStatus }
    const owed = open.find(({ kind }) => kind === 'finding.remediate')
    return owed?.accountable === person
      ? { yes: { authority: 'finding.remediate', via: 'relation' } }
      : { no: notAccountable }
  }
  if (finding.status !== 'remediated') return { no: wrongStatus }
  if (barredFromVerifying(finding).includes(person)) return { no: ownWork }
  return mayAct(directory, person, 'finding.close', now)
}

const wrongStatus: Reason = {
  code: 'wrong-status',
  text: { 'zh-CN': '问题项目前的状态不能这样做。', en: 'The finding is not in a state in which this can be done.' },
}
const notAccountable: Reason = {
  code: 'not-accountable',
  text: {
    'zh-CN': '整改由责任人完成；您不是现在的责任人。',
    en: 'Whoever is accountable puts it right, and that is not you.',
  },
}
const ownWork: Reason = {
  code: 'verifier-is-remediator',
  text: {
    'zh-CN': '整改由您完成，须由其他人核验。',
    en: 'You put it right, so somebody else has to verify it.',
  },
}
