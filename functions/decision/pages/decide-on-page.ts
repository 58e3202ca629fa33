import { perform } from '../../audit-trail/index.ts'
import type { PageAnswer, PageRequest } from '../../platform/page.ts'
import { answerForm } from '../../platform/page-form.pages.tsx'
import type { Platform } from '../../platform/platform.ts'
import { checkAnswer, saidIn } from '../decision-form.ts'
import type { DecisionKinds } from '../decision-kind.ts'
import { decisionPage } from './decision.pages.tsx'
import { lookAtLink } from './look-at-link.ts'

/**
 * A button of the decision page was pressed. Recorded once: whoever sends it again is shown what is recorded. What
 * cannot be recorded comes back with the reason, and with everything that was typed.
 */
export async function decideOnPage(
  platform: Platform,
  kinds: DecisionKinds,
  request: PageRequest,
): Promise<PageAnswer> {
  const view = await lookAtLink(platform, kinds, request)
  const { kind, matter, obligation, caller } = view
  if (matter.shows.shows === 'too-old') return { status: 410, html: decisionPage(view) }
  const { decision: choice = '' } = request.form
  const said = saidIn(matter.form?.fields ?? [], request.form)
  const seen = Object.fromEntries(Object.keys(matter.seen).map((name) => [name, request.form[name] ?? '']))
  return answerForm(
    request,
    async () => {
      checkAnswer(matter.form, choice, said)
      const given = { obligation, choice, said, seen, caller, now: request.now }
      await perform(platform, () => kind.decide(platform, given))
    },
    async (why) => decisionPage(await lookAtLink(platform, kinds, request), { why, said }),
  )
}
