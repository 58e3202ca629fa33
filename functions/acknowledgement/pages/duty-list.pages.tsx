import { formatAllowance, formatInstant } from '../../calendar/index.ts'
import { type Language, say, type Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import { FACTS_STYLE, FIELD_STYLE, Hidden, NotDone } from '../../platform/page-form.pages.tsx'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import { AUTHORITY_NAMES } from '../../responsibility/index.ts'
import type { Duty } from '../../role-book/index.ts'
import type { Looking, Whole } from '../acknowledgement.view.ts'
import { AS } from '../acknowledgement.words.ts'
import { portalPath } from '../paths.ts'
import type { ListedDuty } from '../rules/what-changed.ts'
import { mayI } from '../rules/what-may-i.ts'
import { whenIn } from '../say-when.ts'

const WORDS = {
  title: { 'zh-CN': '职责清单', en: 'Duty list' },
  whose: { 'zh-CN': '{person} · {as} · 职责书第 {book} 版', en: '{person} · {as} · version {book} of the role book' },
  since: {
    'zh-CN': '您上次签收的是第 {book} 版，变化已标出。',
    en: 'You signed version {book} before; changes are marked.',
  },
  added: { 'zh-CN': '新增', en: 'New' },
  changed: { 'zh-CN': '有变化', en: 'Changed' },
  removed: { 'zh-CN': '已不在清单中', en: 'No longer on the list' },
  standard: { 'zh-CN': '完成标准', en: 'Done when' },
  when: { 'zh-CN': '何时', en: 'When' },
  allowed: { 'zh-CN': '时限', en: 'Time allowed' },
  evidence: { 'zh-CN': '需留存', en: 'Evidence' },
  procedure: { 'zh-CN': '规程', en: 'Procedure' },
  authorities: { 'zh-CN': '由此具有的权限', en: 'Authorities it gives' },
  sign: { 'zh-CN': '我已通读，签收', en: 'I have read it: sign' },
  object: { 'zh-CN': '提出异议', en: 'Object' },
  why: { 'zh-CN': '异议内容', en: 'What you object to' },
  refused: { 'zh-CN': '这一步没有生效', en: 'This had no effect' },
  portal: { 'zh-CN': '在门户中打开', en: 'Open in the portal' },
  status: {
    open: { 'zh-CN': '待签收', en: 'To be signed' },
    objected: { 'zh-CN': '已提出异议，等待答复。', en: 'You have objected; the answer is awaited.' },
    signed: { 'zh-CN': '已于 {at} 签收。', en: 'Signed on {at}.' },
    upheld: { 'zh-CN': '异议已采纳，本版不必签收。', en: 'The objection was upheld; this version need not be signed.' },
    refused: { 'zh-CN': '已登记未签收。', en: 'Recorded as not signed.' },
    withdrawn: { 'zh-CN': '已不需要签收。', en: 'It need not be signed any more.' },
  },
} as const

const STYLE = `main{max-width:44rem}h2{font-size:1.05rem;margin:0 0 .5rem}${FACTS_STYLE}.mark{border:1px solid currentColor;border-radius:6px;padding:0 .4rem;font-size:.8rem}${FIELD_STYLE}button{margin:.5rem 0 0}`

interface Form {
  readonly token: string
  readonly path: string
  /** What could not be done, and why. */
  readonly refused?: string
}

/** The duty list in full, what changed, and the two things its person can do. */
export function dutyListPage(whole: Whole, looking: Looking, form: Form): string {
  const { head, standing, compared } = whole
  const { directory, language, now, person } = looking
  const position = directory.positions.get(head.position)?.name[language] ?? head.position
  const maySign = 'yes' in mayI('sign', { head, open: standing.open, person })
  const at = formatInstant(head.closedAt ?? head.askedAt, directory.department.calendar.timeZone, language, now)
  const whose = { person: personRefIn(directory, head.person).name, as: AS[head.as], book: head.book }
  return pageShell({
    language,
    title: `${WORDS.title[language]} · ${position}`,
    style: STYLE,
    children: (
      <>
        {form.refused === undefined ? null : <NotDone title={WORDS.refused[language]}>{form.refused}</NotDone>}
        <h1>{position}</h1>
        <p class="weak">{say(WORDS.whose, language, whose)}</p>
        <p>{say(WORDS.status[head.status], language, { at })}</p>
        {head.signedBefore === undefined ? null : <p>{say(WORDS.since, language, { book: head.signedBefore.book })}</p>}
        {compared.duties.map((each) => (
          <DutyCard key={each.duty.id} listed={each} language={language} />
        ))}
        {compared.removed.map(({ id, title }) => (
          <p class="card" key={id}>
            <span class="mark">{WORDS.removed[language]}</span> <s>{title[language]}</s>
          </p>
        ))}
        {maySign ? <Hands page={head.page} form={form} language={language} /> : null}
        <p>
          <a href={portalPath(head.id)}>{WORDS.portal[language]}</a>
        </p>
      </>
    ),
  })
}

function DutyCard({ listed: { duty, change }, language }: { listed: ListedDuty; language: Language }) {
  return (
    <div class="card">
      <h2>
        {change === 'same' ? null : <span class="mark">{WORDS[change][language]}</span>} {duty.title[language]}
      </h2>
      <dl>
        {factsOf(duty, language).map(([name, value]) => (
          <>
            <dt>{name[language]}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </div>
  )
}

function factsOf(duty: Duty, language: Language): (readonly [Text, string])[] {
  const { standard, evidence, allowed, procedure, authorities, when } = duty
  const acts = authorities.map(({ act }) => act)
  const facts: (readonly [Text, string])[] = [
    [WORDS.standard, standard[language]],
    [WORDS.when, whenIn(when, language)],
    [WORDS.allowed, when.kind === 'standing' ? '' : formatAllowance(allowed, language)],
    [WORDS.evidence, evidence.map(({ title }) => title[language]).join('\n')],
    [WORDS.procedure, [procedure?.title, procedure?.link, procedure?.steps].filter(Boolean).join('\n')],
    [WORDS.authorities, acts.map((act) => AUTHORITY_NAMES[act][language]).join('\n')],
  ]
  return facts.filter(([, value]) => value !== '')
}

/** Sign, or object and say why. */
function Hands({ page, form: { token, path }, language }: { page: string; form: Form; language: Language }) {
  const hidden = <Hidden token={token} also={{ page }} />
  return (
    <div class="card">
      <form method="post" action={path}>
        {hidden}
        <button type="submit" name="act" value="sign">
          {WORDS.sign[language]}
        </button>
      </form>
      <form method="post" action={path}>
        {hidden}
        <p>
          <label for="text">{WORDS.why[language]}</label>
        </p>
        <textarea id="text" name="text" rows={4} maxlength={2000} />
        <button type="submit" name="act" value="object" class="second">
          {WORDS.object[language]}
        </button>
      </form>
    </div>
  )
}
