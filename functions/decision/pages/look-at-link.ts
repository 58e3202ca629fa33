import { NotFoundError } from '../../kernel/refusal.ts'
import type { PageRequest } from '../../platform/page.ts'
import type { Platform } from '../../platform/platform.ts'
import type { DecisionKind, DecisionKinds, Matter } from '../decision-kind.ts'
import { type OpenedLink, openLink } from './open-link.ts'

/** Everything a decision page is drawn from. */
export interface LinkView extends OpenedLink {
  readonly kind: DecisionKind
  readonly matter: Matter
  readonly request: PageRequest
}

export async function lookAtLink(platform: Platform, kinds: DecisionKinds, request: PageRequest): Promise<LinkView> {
  const opened = await openLink(platform, kinds, request)
  const { language, now } = request
  const { obligation, kind, caller } = opened
  const matter = await kind.look(platform, { obligation, person: caller.person, language, now })
  if (matter === undefined) throw new NotFoundError('link')
  return { ...opened, matter, request }
}
