import type { Child } from 'hono/jsx'
import { formatInstant } from '../../calendar/index.ts'
import { say, type Text } from '../../kernel/text.ts'
import { Hidden, NotDone } from '../../platform/page-form.pages.tsx'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import type { Reader } from '../case-kind.ts'
import { MY_DESK } from '../my-desk-path.ts'
import type { AskedFor } from '../obligation.pages.tsx'
import type { OpenObligation } from '../obligation.ts'
import { personRefIn } from '../obligation.view.ts'
import { isOverdue } from '../rules/is-overdue.ts'

/** One obligation on the page, and where it can be decided or read without JavaScript. */
export interface Matter {
  readonly obligation: OpenObligation
  readonly standard: string | undefined
  /** To say that one has seen it is of no use: it has to be done. */
  readonly isOnlyDone: boolean
  readonly decide?: string
  readonly onPaper?: string
}

export interface Desk {
  readonly reader: Reader
  /** Most pressing first. */
  readonly owed: readonly Matter[]
  readonly offered: readonly Matter[]
  readonly asked: readonly AskedFor[]
  /** Where the next page of what is owed begins. */
  readonly more?: string
  readonly token: string
}

const WORDS = {
  title: { 'zh-CN': '我的待办', en: 'What I owe' },
  none: { 'zh-CN': '您目前没有待办。', en: 'You owe nothing at the moment.' },
  offered: { 'zh-CN': '等您接手', en: 'Offered to you' },
  asked: { 'zh-CN': '我提出的', en: 'What I asked for' },
  due: { 'zh-CN': '期限 {due}', en: 'Due {due}' },
  overdue: { 'zh-CN': '已逾期，期限 {due}', en: 'Overdue since {due}' },
  from: { 'zh-CN': '{person}请您接手', en: '{person} asks you to take this over' },
  goneOwner: {
    'zh-CN': '原责任人已离岗，此事现由您负责，请确认接手。',
    en: 'Its owner is gone and it is yours now; please confirm.',
  },
  next: { 'zh-CN': '下一步：{person}，期限 {due}', en: 'Next: {person}, due {due}' },
  acknowledged: { 'zh-CN': '您已确认收到。', en: 'You have acknowledged it.' },
  acknowledge: { 'zh-CN': '确认收到', en: 'Acknowledge' },
  accept: { 'zh-CN': '接手', en: 'Accept' },
  decline: { 'zh-CN': '谢绝', en: 'Decline' },
  note: { 'zh-CN': '谢绝的原因（可不填）', en: 'Why you decline (optional)' },
  decide: { 'zh-CN': '查看并处理', en: 'Look and act' },
  read: { 'zh-CN': '查看全文', en: 'Read all of it' },
  more: { 'zh-CN': '后面的待办', en: 'More' },
  portal: { 'zh-CN': '打开门户', en: 'Open the portal' },
  refused: { 'zh-CN': '这一步没有生效', en: 'This had no effect' },
} as const satisfies Readonly<Record<string, Text>>

const STYLE =
  'h2{font-size:1.05rem;margin:1.25rem 0 .5rem}.card h2{margin:0 0 .25rem}form{margin:.5rem 0 0}button,.button{margin:.5rem 0 0}' +
  'input[type=text]{width:100%;min-height:44px;font:inherit;color:inherit;background:transparent;border:1px solid #8c8c8c;border-radius:8px;padding:.4rem .6rem}'

/**
 * What somebody owes, was offered and asked for.
 *
 * @param refused why what they just sent had no effect
 */
export function deskPage(desk: Desk, refused?: string): string {
  const { reader, owed, offered, asked, more } = desk
  const { language } = reader
  return pageShell({
    language,
    title: WORDS.title[language],
    style: STYLE,
    children: (
      <>
        {refused === undefined ? null : <NotDone title={WORDS.refused[language]}>{refused}</NotDone>}
        <h1>{WORDS.title[language]}</h1>
        {offered.length === 0 ? null : <h2>{WORDS.offered[language]}</h2>}
        {offered.map((matter) => (
          <Offered key={matter.obligation.id} desk={desk} matter={matter} />
        ))}
        {offered.length > 0 && owed.length > 0 ? <h2>{WORDS.title[language]}</h2> : null}
        {owed.length === 0 ? <p class="card">{WORDS.none[language]}</p> : null}
        {owed.map((matter) => (
          <Owed key={matter.obligation.id} desk={desk} matter={matter} />
        ))}
        {more === undefined ? null : (
          <p>
            <a href={`${MY_DESK}?after=${encodeURIComponent(more)}`}>{WORDS.more[language]}</a>
          </p>
        )}
        {asked.length === 0 ? null : <h2>{WORDS.asked[language]}</h2>}
        {asked.map((each) => (
          <Asked key={each.href} asked={each} reader={reader} />
        ))}
        <p>
          <a href="/">{WORDS.portal[language]}</a>
        </p>
      </>
    ),
  })
}

const at = ({ directory, language, now }: Reader, instant: string): string =>
  formatInstant(instant, directory.department.calendar.timeZone, language, now)

interface Shown {
  readonly desk: Desk
  readonly matter: Matter
}

function Card({ desk: { reader }, matter, says, children }: Shown & { says?: string | undefined; children?: Child }) {
  const { obligation, standard, onPaper } = matter
  const { language, now } = reader
  const isLate = isOverdue(obligation, now)
  return (
    <div class="card" id={obligation.id}>
      <h2>{[obligation.about.number, obligation.about.title].filter(Boolean).join(' ')}</h2>
      <p class={isLate ? 'bad' : 'weak'}>
        {say(isLate ? WORDS.overdue : WORDS.due, language, { due: at(reader, obligation.dueAt) })}
      </p>
      {[says, standard].filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {onPaper === undefined ? null : <a href={onPaper}>{WORDS.read[language]}</a>}
      {children}
    </div>
  )
}

function Offered({ desk, matter }: Shown) {
  const { language, directory } = desk.reader
  const { offer, id } = matter.obligation
  const says = say(WORDS.from, language, { person: personRefIn(directory, offer?.by ?? '').name })
  return (
    <Card desk={desk} matter={matter} says={[says, offer?.note].filter(Boolean).join(language === 'en' ? ': ' : '：')}>
      <Take desk={desk} obligation={id} />
    </Card>
  )
}

function Owed({ desk, matter }: Shown) {
  const { language } = desk.reader
  const { obligation, decide, isOnlyDone } = matter
  if (obligation.kind === 'obligation.accept') {
    return (
      <Card desk={desk} matter={matter} says={WORDS.goneOwner[language]}>
        <Take desk={desk} obligation={obligation.id} />
      </Card>
    )
  }
  return (
    <Card desk={desk} matter={matter}>
      {decide === undefined ? null : (
        <a class="button" href={decide}>
          {WORDS.decide[language]}
        </a>
      )}
      {!isOnlyDone && <Seen desk={desk} matter={matter} />}
    </Card>
  )
}

/** That one has seen it, or the button that says so. */
function Seen({ desk, matter: { obligation } }: Shown) {
  const { language } = desk.reader
  if (obligation.acknowledgedAt !== undefined) return <p class="weak">{WORDS.acknowledged[language]}</p>
  return (
    <Form desk={desk} obligation={obligation.id}>
      <button type="submit" name="act" value="acknowledge" class="second">
        {WORDS.acknowledge[language]}
      </button>
    </Form>
  )
}

/** Take it over, or say no and why. */
function Take({ desk, obligation }: { desk: Desk; obligation: string }) {
  const { language } = desk.reader
  return (
    <>
      <Form desk={desk} obligation={obligation}>
        <button type="submit" name="act" value="accept">
          {WORDS.accept[language]}
        </button>
      </Form>
      <Form desk={desk} obligation={obligation}>
        <label for={`note-${obligation}`}>{WORDS.note[language]}</label>
        <input type="text" id={`note-${obligation}`} name="note" maxlength={500} />
        <button type="submit" name="act" value="decline" class="second">
          {WORDS.decline[language]}
        </button>
      </Form>
    </>
  )
}

const Form = ({ desk, obligation, children }: { desk: Desk; obligation: string; children?: Child }) => (
  <form method="post" action={MY_DESK}>
    <Hidden token={desk.token} also={{ obligation }} />
    {children}
  </form>
)

function Asked({ asked: { name, href, stands, next }, reader }: { asked: AskedFor; reader: Reader }) {
  const { language } = reader
  return (
    <div class="card">
      <h2>
        <a href={href}>{name}</a>
      </h2>
      <p>{stands}</p>
      {next === undefined ? null : (
        <p class="weak">{say(WORDS.next, language, { person: next.person, due: at(reader, next.dueAt) })}</p>
      )}
    </div>
  )
}
