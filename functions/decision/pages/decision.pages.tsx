import { formatInstant } from '../../calendar/index.ts'
import { say, type Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import { FACTS_STYLE, FIELD_STYLE, Hidden, NotDone } from '../../platform/page-form.pages.tsx'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import type { DecisionForm, Field } from '../decision-form.ts'
import { Asked } from './asked.pages.tsx'
import { byWhom, EXPLANATIONS, RECORDED_TITLE, WORDS } from './decision-words.ts'
import type { LinkView } from './look-at-link.ts'

/** What somebody just sent, when it could not be recorded: what is wrong, and their words. */
export interface Attempt {
  readonly why: string
  readonly said: Readonly<Record<string, string>>
}

const STYLE = `${FACTS_STYLE}.said{white-space:pre-wrap}${FIELD_STYLE}button{margin:0 0 .75rem}h2{font-size:1.05rem;margin:0 0 .5rem}button.no{background:transparent;color:var(--r);border-color:var(--r)}`

/** What is asked, and its buttons; or what has become of it. */
export function decisionPage(view: LinkView, attempt?: Attempt): string {
  const { matter, request } = view
  const { language } = request
  return pageShell({
    language,
    title: `${matter.wanted} ${matter.number}`,
    style: STYLE,
    children: (
      <>
        {attempt === undefined ? null : <NotDone title={WORDS.notCounted[language]}>{attempt.why}</NotDone>}
        {matter.shows.shows === 'to-decide' ? (
          <ToDecide view={view} said={attempt?.said ?? {}} />
        ) : (
          <NotToDecide view={view} />
        )}
      </>
    ),
  })
}

type Said = Attempt['said']

function ToDecide({ view, said }: { view: LinkView; said: Said }) {
  const { form, choices, refused } = view.matter
  const { language } = view.request
  return (
    <>
      <Asked view={view} />
      {form === undefined ? (
        <Told view={view} title={EXPLANATIONS.elsewhere.title} text={EXPLANATIONS.elsewhere.text[language]} />
      ) : choices.length === 0 ? (
        <NotDone title={WORDS.mayNot[language]}>
          {refused === undefined ? '' : say(refused.text, language, refused.values)}
        </NotDone>
      ) : (
        <Form view={view} form={form} said={said} />
      )}
    </>
  )
}

function Form({ view, form, said }: { view: LinkView; form: DecisionForm; said: Said }) {
  const { matter, request } = view
  const { language, path } = request
  const { choices, refused, seen } = matter
  // Who takes an incident takes it as it is, however it is described the next minute.
  const isBound = Object.keys(seen).length > 0
  return (
    <form class="card" method="post" action={path}>
      <h2 id="decide">{WORDS.decide[language]}</h2>
      <Hidden token={request.formToken(path)} also={seen} />
      {form.fields.map((field) => (
        <Words
          key={field.name}
          field={field}
          label={field.label[language]}
          said={said[field.name] ?? field.initial ?? ''}
        />
      ))}
      {Object.entries(form.choices)
        .filter(([value]) => choices.includes(value))
        .map(([value, { label, isNo }]) => (
          <button key={value} type="submit" name="decision" value={value} class={isNo ? 'no' : undefined}>
            {label[language]}
          </button>
        ))}
      {refused === undefined ? null : (
        <p class="bad">{say(WORDS.partly, language, { reason: say(refused.text, language, refused.values) })}</p>
      )}
      <p class="weak">{[roleIn(view), isBound ? WORDS.exactly[language] : ''].join(language === 'en' ? ' ' : '')}</p>
      <WhoYouAre view={view} />
    </form>
  )
}

const Words = ({ field: { name, longest, isLine }, label, said }: { field: Field; label: string; said: string }) => (
  <>
    <label for={name}>{label}</label>
    {isLine === true ? (
      <input type="text" id={name} name={name} maxlength={longest} value={said} autocomplete="off" />
    ) : (
      <textarea id={name} name={name} rows={3} maxlength={longest}>
        {said}
      </textarea>
    )}
  </>
)

/** By which position they decide. */
function roleIn({ matter: { grant, directory }, request: { language } }: LinkView): string {
  const position = directory.positions.get(grant?.position ?? '')?.name
  if (position === undefined) return ''
  return say(grant?.via === 'deputy' ? WORDS.asDeputy : WORDS.asHolder, language, { position })
}

function WhoYouAre({ view: { caller, matter, request } }: { view: LinkView }) {
  const { name } = personRefIn(matter.directory, caller.person)
  return (
    <p class="weak">
      {say(WORDS.you, request.language, { name })} · <a href="/auth/sign-out">{WORDS.signOut[request.language]}</a>
    </p>
  )
}

function NotToDecide({ view }: { view: LinkView }) {
  const { matter, caller, request } = view
  const { language, now } = request
  const { shows, recorded, over, directory } = matter
  if (shows.shows === 'to-decide') return null
  if (shows.shows === 'over') return <Told view={view} title={EXPLANATIONS.over.title} text={over} />
  if (shows.shows !== 'recorded') {
    const { title, text } = EXPLANATIONS[shows.shows]
    return <Told view={view} title={title} text={text[language]} />
  }
  const { by, at, personal } = shows.entry
  const text = say(recorded ?? RECORDED_TITLE, language, {
    by: byWhom(directory, by, caller.person, language),
    at: formatInstant(at, directory.department.calendar.timeZone, language, now),
  })
  return <Told view={view} title={RECORDED_TITLE} text={text} comment={personal?.comment?.value} />
}

interface ToldProps {
  readonly view: LinkView
  readonly title: Text
  readonly text: string
  readonly comment?: string | undefined
}

const Told = ({ view: { matter, request }, title, text, comment }: ToldProps) => (
  <div class="card">
    <p class="weak">{matter.name}</p>
    <h1>{title[request.language]}</h1>
    <p>{text}</p>
    {comment === undefined ? null : <p class="said">{comment}</p>}
    <a class="button" href={matter.portal}>
      {WORDS.portal[request.language]}
    </a>
  </div>
)
