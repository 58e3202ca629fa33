import { formatInstant } from '../../calendar/index.ts'
import { type Language, say } from '../../kernel/text.ts'
import { FACTS_STYLE, FIELD_STYLE, Hidden, NotDone } from '../../platform/page-form.pages.tsx'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import { portalPath } from '../paths.ts'
import type { HandOverOut, SectionName } from '../position-hand-over.contract.ts'
import type { Looking } from '../position-hand-over.view.ts'
import { CHOICES, SECTION_TITLES, STAGES, WORDS } from './page-words.ts'

const STYLE = `main{max-width:44rem}h2{font-size:1.05rem;margin:0 0 .5rem}${FACTS_STYLE}li{white-space:pre-wrap;overflow-wrap:anywhere}ul{padding-left:1.2rem;margin:.25rem 0 .75rem}summary{min-height:44px;line-height:44px;cursor:pointer}${FIELD_STYLE}button{margin:.5rem 0 0}`

interface Form {
  readonly token: string
  readonly path: string
  /** What could not be done, and why. */
  readonly refused?: string
}

type Saying = Pick<Looking, 'directory' | 'language' | 'now'>

const atIn = (at: string, { directory, language, now }: Saying): string =>
  formatInstant(at, directory.department.calendar.timeZone, language, now)

/** A hand-over in full, and what its receiver, or its giver, can do without scripts: confirm, send back, sign. */
export function handOverPage(handOver: HandOverOut, looking: Saying, form: Form): string {
  const { language } = looking
  const { position, giver, receiver, stage, actions, contentHash, signatures } = handOver
  const canPrepare = actions.includes('prepare') && stage === 'prepare'
  const signing = (['sign-as-giver', 'sign-as-receiver'] as const).filter((each) => actions.includes(each))
  return pageShell({
    language,
    title: `${WORDS.title[language]} · ${position.name[language]}`,
    style: STYLE,
    children: (
      <>
        {form.refused === undefined ? null : <NotDone title={WORDS.refused[language]}>{form.refused}</NotDone>}
        <h1>{position.name[language]}</h1>
        <p class="weak">{say(WORDS.between, language, { giver: giver.name, receiver: receiver.name })}</p>
        <p>{say(WORDS.by, language, { by: atIn(handOver.by, looking) })}</p>
        <p>{STAGES[stage][language]}</p>
        {canPrepare ? <p>{WORDS.prepareInPortal[language]}</p> : null}
        {handOver.sections.map((each) => (
          <Part key={each.section} part={each} handOver={handOver} looking={looking} form={form} />
        ))}
        {[signatures.giver, signatures.receiver].map((each) =>
          each === null ? null : (
            <p key={each.by.id}>{say(WORDS.signedBy, language, { name: each.by.name, at: atIn(each.at, looking) })}</p>
          ),
        )}
        {signing.map((each) => (
          <form key={each} method="post" action={form.path}>
            <Hidden token={form.token} also={{ contentHash }} />
            <button type="submit" name="act" value={each}>
              {(each === 'sign-as-giver' ? WORDS.signAsGiver : WORDS.signAsReceiver)[language]}
            </button>
          </form>
        ))}
        <p>
          <a href={portalPath(handOver.id)}>{WORDS.portal[language]}</a>
        </p>
      </>
    ),
  })
}

interface PartProps {
  readonly part: HandOverOut['sections'][number]
  readonly handOver: HandOverOut
  readonly looking: Saying
  readonly form: Form
}

function Part({ part: { section, prepared, confirmed, returned }, handOver, looking, form }: PartProps) {
  const { language } = looking
  const lines = linesOf(section, handOver, language)
  const isAsked = handOver.actions.includes('confirm') && prepared !== null && confirmed === null
  const said = (words: typeof WORDS.prepared | typeof WORDS.confirmed, by: { by: { name: string }; at: string }) =>
    say(words, language, { name: by.by.name, at: atIn(by.at, looking) })
  return (
    <div class="card">
      <h2>{SECTION_TITLES[section][language]}</h2>
      {lines.length === 0 ? (
        <p>{WORDS.none[language]}</p>
      ) : (
        <ul>
          {lines.map((each) => (
            <li key={each.text}>
              {each.text}
              {each.link === undefined ? null : (
                <>
                  {'\n'}
                  <a href={each.link}>{each.link}</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {prepared === null ? null : <p class="weak">{said(WORDS.prepared, prepared)}</p>}
      {confirmed === null ? null : <p class="weak">{said(WORDS.confirmed, confirmed)}</p>}
      {returned === null ? null : <p>{say(WORDS.returned, language, { reason: returned.reason ?? '' })}</p>}
      {isAsked ? <Hands section={section} form={form} language={language} /> : null}
    </div>
  )
}

/** Confirm a part, or send it back and say why. */
function Hands({ section, form: { token, path }, language }: { section: SectionName; form: Form; language: Language }) {
  const field = `why-${section}`
  return (
    <>
      <form method="post" action={path}>
        <Hidden token={token} also={{ section }} />
        <button type="submit" name="act" value="confirm">
          {WORDS.confirm[language]}
        </button>
      </form>
      <details>
        <summary>{WORDS.giveBackWhy[language]}</summary>
        <form method="post" action={path}>
          <Hidden token={token} also={{ section }} />
          <p>
            <label for={field}>{WORDS.why[language]}</label>
          </p>
          <textarea id={field} name="reason" rows={3} maxlength={1000} />
          <button type="submit" name="act" value="return" class="second">
            {WORDS.giveBack[language]}
          </button>
        </form>
      </details>
    </>
  )
}

interface Line {
  readonly text: string
  readonly link?: string
}

function linesOf(section: SectionName, handOver: HandOverOut, language: Language): Line[] {
  switch (section) {
    case 'duties':
      return handOver.duties.map(({ duty, when }) => ({ text: `${duty.title[language]} · ${when}` }))
    case 'obligations':
      return handOver.open.map((each) => decided(each, language))
    case 'entitlements':
      return handOver.entitlements.map((each) => decided(each, language))
    case 'knowledge': {
      const { items, nothing } = handOver.knowledge
      if (nothing !== null) return [{ text: nothing }]
      return items.map(({ title, text, link }) => ({
        text: [title, text].filter(Boolean).join('\n'),
        ...(link === null ? {} : { link }),
      }))
    }
  }
}

interface Decided {
  readonly title: string
  readonly choice: keyof typeof CHOICES | null
  readonly note: string | null
}

const decided = ({ title, choice, note }: Decided, language: Language): Line => {
  const becomes = choice === null ? WORDS.undecided[language] : CHOICES[choice][language]
  return { text: [title, becomes, note].filter(Boolean).join(' · ') }
}
