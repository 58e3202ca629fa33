import type { Grant } from '../../kernel/actor.ts'
import type { Reason } from '../../kernel/refusal.ts'
import type { Obligation } from '../../obligation/index.ts'
import type { PageRequest } from '../../platform/page.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Directory, loadDirectory } from '../../responsibility/index.ts'
import type { Reading } from '../change.facts.ts'
import { getChange, type WholeChange } from '../change.store.ts'
import { type LinkShows, whatALinkShows } from '../rules/what-a-link-shows.ts'
import { mayI } from '../rules/what-may-i.ts'
import { mustBeAbleToSee } from '../rules/who-may-see.ts'
import { type Choice, DECISION_FORMS, type DecisionForm } from './decision-forms.ts'
import { type OpenedLink, openLink } from './open-link.ts'

/** Everything a decision page is drawn from. */
export interface LinkView extends Reading {
  readonly opened: OpenedLink
  readonly obligation: Obligation
  readonly whole: WholeChange
  readonly link: LinkShows
  /** Absent where it is decided in the portal. */
  readonly form?: DecisionForm
  /** Buttons this person may press now. */
  readonly choices: readonly (readonly [value: string, Choice])[]
  /** Why they may not press the others. */
  readonly refused?: Reason
  readonly grant?: Grant
}

export async function lookAtLink(platform: Platform, request: PageRequest): Promise<LinkView> {
  const opened = await openLink(platform, request)
  const { obligation } = opened
  const [whole, directory] = await Promise.all([
    getChange(platform.store, obligation.caseId),
    loadDirectory(platform.store),
  ])
  const { language, now } = request
  mustBeAbleToSee(directory, opened.caller.person, now, whole.head.requester === opened.caller.person)
  const form = DECISION_FORMS[obligation.kind]
  const link = whatALinkShows(obligation, whole.head, whole.story, now)
  return {
    ...{ opened, obligation, whole, directory, language, now, link },
    ...(form === undefined ? {} : { form }),
    ...choicesFor(opened, whole, directory, now, form),
  }
}

function choicesFor(
  { caller }: OpenedLink,
  whole: WholeChange,
  directory: Directory,
  now: string,
  form: DecisionForm | undefined,
): Pick<LinkView, 'choices' | 'refused' | 'grant'> {
  const verdicts = Object.entries(form?.choices ?? {}).map(([value, choice]) => {
    return { value, choice, verdict: mayI(choice.action, whole, { directory, person: caller.person, now }) }
  })
  const choices = verdicts.filter(({ verdict }) => 'yes' in verdict)
  const refused = verdicts.map(({ verdict }) => ('no' in verdict ? verdict.no : undefined)).find(Boolean)
  const grant = verdicts.map(({ verdict }) => ('yes' in verdict ? verdict.yes : undefined)).find(Boolean)
  return {
    choices: choices.map(({ value, choice }) => [value, choice]),
    ...(refused === undefined ? {} : { refused }),
    ...(grant === undefined ? {} : { grant }),
  }
}
