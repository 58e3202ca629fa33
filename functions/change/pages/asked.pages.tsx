import { Fragment } from 'hono/jsx'
import { say } from '../../kernel/text.ts'
import { isOverdue } from '../../obligation/index.ts'
import { changeKind } from '../change.case.ts'
import { PRINT_PATH, shortened, titleOfStep } from '../change.description.ts'
import { atIn, FACT_NAMES, type Fact, factsOf } from '../change.facts.ts'
import { WORDS } from './decision-words.ts'
import type { LinkView } from './look-at-link.ts'

const CONTENT: readonly Fact[] = ['description', 'services', 'risk', 'window', 'backOut', 'test']
const FACTS: Readonly<Record<string, readonly Fact[]>> = {
  'change.assess': [...CONTENT, 'requester', 'implementer'],
  'change.authorise': [...CONTENT, 'assessment', 'requester', 'implementer'],
  'change.test': ['test', 'description', 'services', 'window', 'tested', 'implementer'],
  'change.review': ['released', 'description', 'services', 'tested', 'requester', 'implementer'],
}
/** So that the page stays small on a phone; all of it is one tap away. */
const LONGEST: Partial<Record<Fact, number>> = {
  ...{
    description: 350,
    backOut: 400,
    test: 250,
    risk: 200,
    assessment: 200,
    tested: 300,
    released: 300,
    services: 300,
  },
}

/** What it is about, as exactly as it is decided on. */
export function Asked({ view }: { view: LinkView }) {
  const { whole, language, obligation, now } = view
  const { head } = whole
  const due = { due: atIn(view, obligation.dueAt) }
  const round = head.round > 1 ? ` · ${say(WORDS.round, language, { round: head.round })}` : ''
  return (
    <div class="card">
      <p class="weak">
        {titleOfStep(obligation.kind, language)} · {head.number}
        {round}
      </p>
      <h1>{head.title}</h1>
      <p>{changeKind.standards[obligation.kind]?.[language]}</p>
      <p class={isOverdue(obligation, now) ? 'bad' : 'weak'}>
        {say(isOverdue(obligation, now) ? WORDS.overdue : WORDS.due, language, due)} ·{' '}
        <a href="#decide">{WORDS.decide[language]} ↓</a>
      </p>
      <dl>
        {factsOf(FACTS[obligation.kind] ?? CONTENT, whole, view).map(([fact, value]) => (
          <Fragment key={fact}>
            <dt>{FACT_NAMES[fact][language]}</dt>
            <dd class={fact === 'risk' && whole.content.risk === 'high' ? 'bad' : undefined}>
              {shortened(value, LONGEST[fact])}
            </dd>
          </Fragment>
        ))}
      </dl>
      <a href={`${PRINT_PATH}/${head.id}`}>{WORDS.whole[language]}</a>
    </div>
  )
}
