import type { Child } from 'hono/jsx'
import { say, type Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import { FORM_TOKEN_FIELD, type PageRequest } from '../../platform/page.ts'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import { nameOfChange, portalPath, titleOfStep } from '../change.description.ts'
import { atIn, commentOf } from '../change.facts.ts'
import { STATUS_NAMES } from '../rules/status-names.ts'
import { Asked } from './asked.pages.tsx'
import type { DecisionForm } from './decision-forms.ts'
import { BY_YOU, EXPLANATIONS, RECORDED, RECORDED_TITLE, WORDS } from './decision-words.ts'
import type { LinkView } from './look-at-link.ts'

/** What somebody just sent, when it could not be recorded: what is wrong, and their words. */
export interface Attempt {
  readonly why: string
  readonly comment: string
}

const STYLE =
  'dl{margin:0}dt{color:var(--w);font-size:.875rem}dd{margin:0 0 .6rem}dd,.said{white-space:pre-wrap}' +
  'textarea{display:block;width:100%;font:inherit;color:inherit;background:transparent;border:1px solid #8c8c8c;border-radius:8px;padding:.6rem;margin:.25rem 0 1rem}' +
  'button{margin:0 0 .75rem}h2{font-size:1.05rem;margin:0 0 .5rem}button.no{background:transparent;color:var(--r);border-color:var(--r)}'

/** What is asked, and two buttons; or what has become of it. */
export function decisionPage(view: LinkView, request: PageRequest, attempt?: Attempt): string {
  const { whole, language, obligation } = view
  return pageShell({
    language,
    title: `${titleOfStep(obligation.kind, language)} ${whole.head.number}`,
    style: STYLE,
    children: (
      <>
        {attempt === undefined ? null : <Refusal title={WORDS.notCounted[language]}>{attempt.why}</Refusal>}
        {view.link.shows === 'to-decide' ? (
          <ToDecide view={view} request={request} comment={attempt?.comment ?? ''} />
        ) : (
          <NotToDecide view={view} />
        )}
      </>
    ),
  })
}

const Refusal = ({ title, children }: { title: string; children?: Child }) => (
  <div class="card" role="alert">
    <h2 class="bad">{title}</h2>
    <p>{children}</p>
  </div>
)

function ToDecide({ view, request, comment }: { view: LinkView; request: PageRequest; comment: string }) {
  const { form, choices, refused, language } = view
  return (
    <>
      <Asked view={view} />
      {form === undefined ? (
        <Elsewhere view={view} />
      ) : choices.length === 0 ? (
        <Refusal title={WORDS.mayNot[language]}>
          {refused === undefined ? '' : say(refused.text, language, refused.values)}
        </Refusal>
      ) : (
        <Form view={view} form={form} request={request} comment={comment} />
      )}
    </>
  )
}

interface FormProps {
  readonly view: LinkView
  readonly form: DecisionForm
  readonly request: PageRequest
  readonly comment: string
}

function Form({ view, form, request, comment }: FormProps) {
  const { language, whole, choices, refused } = view
  return (
    <form class="card" method="post" action={request.path}>
      <h2 id="decide">{WORDS.decide[language]}</h2>
      <input type="hidden" name={FORM_TOKEN_FIELD} value={request.formToken(request.path)} />
      <input type="hidden" name="contentHash" value={whole.head.contentHash} />
      <label for="comment">{form.comment[language]}</label>
      <textarea id="comment" name="comment" rows={3} maxlength={form.longest}>
        {comment}
      </textarea>
      {choices.map(([value, { label, isNo }]) => (
        <button key={value} type="submit" name="decision" value={value} class={isNo ? 'no' : undefined}>
          {label[language]}
        </button>
      ))}
      {refused === undefined ? null : (
        <p class="bad">{say(WORDS.partly, language, { reason: say(refused.text, language, refused.values) })}</p>
      )}
      <p class="weak">{[roleIn(view), WORDS.exactly[language]].join(language === 'en' ? ' ' : '')}</p>
      <WhoYouAre view={view} />
    </form>
  )
}

/** By which position they decide. */
function roleIn({ grant, directory, language }: LinkView): string {
  const position = directory.positions.get(grant?.position ?? '')?.name
  if (position === undefined) return ''
  return say(grant?.via === 'deputy' ? WORDS.asDeputy : WORDS.asHolder, language, { position })
}

function WhoYouAre({ view: { opened, directory, language } }: { view: LinkView }) {
  const { name } = personRefIn(directory, opened.caller.person)
  return (
    <p class="weak">
      {say(WORDS.you, language, { name })} · <a href="/auth/sign-out">{WORDS.signOut[language]}</a>
    </p>
  )
}

function NotToDecide({ view }: { view: LinkView }) {
  const { link, whole, language, directory, opened } = view
  if (link.shows === 'to-decide') return null
  if (link.shows !== 'recorded') {
    const { title, text } = EXPLANATIONS[link.shows]
    return <Told view={view} title={title} text={say(text, language, { status: STATUS_NAMES[whole.head.status] })} />
  }
  const { entry } = link
  const isTheirs = entry.by.id === opened.caller.person
  const by = isTheirs ? BY_YOU[language] : personRefIn(directory, entry.by.id).name
  const text = say(RECORDED[entry.did] ?? RECORDED_TITLE, language, { by, at: atIn(view, entry.at) })
  return <Told view={view} title={RECORDED_TITLE} text={text} comment={commentOf(entry)} />
}

const Elsewhere = ({ view }: { view: LinkView }) => (
  <Told view={view} title={EXPLANATIONS.elsewhere.title} text={EXPLANATIONS.elsewhere.text[view.language]} />
)

interface ToldProps {
  readonly view: LinkView
  readonly title: Text
  readonly text: string
  readonly comment?: string | undefined
}

const Told = ({ view: { whole, language }, title, text, comment }: ToldProps) => (
  <div class="card">
    <p class="weak">{nameOfChange(whole.head)}</p>
    <h1>{title[language]}</h1>
    <p>{text}</p>
    {comment === undefined ? null : <p class="said">{comment}</p>}
    <a class="button" href={portalPath(whole.head.id)}>
      {WORDS.portal[language]}
    </a>
  </div>
)
