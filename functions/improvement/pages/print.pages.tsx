import { Fragment } from 'hono/jsx'
import { formatDuration, formatInstant } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { MINUTE } from '../../kernel/instant.ts'
import { type Language, say, type Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import type { Directory } from '../../responsibility/index.ts'
import type { ActionHead } from '../action.ts'
import {
  ACTION_KIND_NAMES,
  ACTION_STATUS_NAMES,
  CAUSE_KIND_NAMES,
  REVIEW_STATUS_NAMES,
  SEVERITY_NAMES,
} from '../improvement.words.ts'
import type { ReviewFactsOut } from '../review.contract.ts'
import type { WholeReview } from '../review.store.ts'

const STYLE =
  'main{max-width:48rem}dl{margin:0}dt{color:var(--w);font-size:.875rem}dd{margin:0 0 .75rem;white-space:pre-wrap}' +
  'ol,ul{margin:0;padding-left:1.25rem}li{margin:0 0 .5rem}h2{font-size:1.05rem;margin:0 0 .5rem}p{white-space:pre-wrap}' +
  '@media print{body{background:#fff;color:#000}.card{border:0;padding:0}.go{display:none}}'

const WORDS = {
  status: { 'zh-CN': '{severity} · {incident} · {status}', en: '{severity} · {incident} · {status}' },
  facts: { 'zh-CN': '事实', en: 'Facts' },
  acknowledge: { 'zh-CN': '接手', en: 'Acknowledged' },
  mitigate: { 'zh-CN': '缓解', en: 'Mitigated' },
  resolve: { 'zh-CN': '解决', en: 'Resolved' },
  raised: { 'zh-CN': '发生', en: 'Raised' },
  took: { 'zh-CN': '{at}，用时 {took}', en: '{at}, after {took}' },
  late: { 'zh-CN': '{at}，用时 {took}（时限 {by}，超出）', en: '{at}, after {took} (the limit was {by})' },
  parts: { 'zh-CN': '一并复盘', en: 'Reviewed with it' },
  again: { 'zh-CN': '30 天内同样的故障', en: 'The same within 30 days' },
  moments: { 'zh-CN': '经过', en: 'What happened' },
  impact: { 'zh-CN': '影响', en: 'Impact' },
  causes: { 'zh-CN': '原因', en: 'Causes' },
  wentWell: { 'zh-CN': '做得好的', en: 'What went well' },
  luck: { 'zh-CN': '靠运气的', en: 'What was luck' },
  toImprove: { 'zh-CN': '要改进的', en: 'What to improve' },
  actions: { 'zh-CN': '改进措施', en: 'Actions' },
  nothing: { 'zh-CN': '（未写）', en: '(not written)' },
  accepted: { 'zh-CN': '{person}评审通过，{at}', en: 'Accepted by {person}, {at}' },
  portal: { 'zh-CN': '在门户中打开', en: 'Open in the portal' },
} as const satisfies Readonly<Record<string, Text>>

interface Reading {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

interface OnPaper extends Pick<WholeReview, 'head' | 'written'> {
  readonly facts: ReviewFactsOut
  readonly actions: readonly ActionHead[]
}

/** A review on paper: what is known, what was written, what follows. */
export function printPage({ head, written, facts, actions }: OnPaper, { directory, language, now }: Reading): string {
  const w = (word: keyof typeof WORDS, values: Record<string, string | Text> = {}) => say(WORDS[word], language, values)
  const at = (instant: Instant) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  const { words } = written
  const parts = ['wentWell', 'luck', 'toImprove'] as const
  return pageShell({
    language,
    title: head.number,
    style: STYLE,
    children: (
      <>
        <div class="card">
          <p class="weak">
            {w('status', {
              severity: SEVERITY_NAMES[head.severity],
              incident: head.incidentNumber,
              status: REVIEW_STATUS_NAMES[head.status],
            })}
          </p>
          <h1>
            {head.number} {head.title}
          </h1>
          <h2>{w('facts')}</h2>
          <dl>
            <dt>{w('raised')}</dt>
            <dd>{at(facts.raisedAt)}</dd>
            {facts.phases.map(({ phase, at: when, minutes, by, isLate }) =>
              when === null || minutes === null ? null : (
                <Fragment key={phase}>
                  <dt>{w(phase)}</dt>
                  <dd>
                    {w(isLate ? 'late' : 'took', {
                      at: at(when),
                      took: formatDuration(minutes * MINUTE, language),
                      by: by === null ? '' : at(by),
                    })}
                  </dd>
                </Fragment>
              ),
            )}
            {facts.roles.map(({ role, name, people }) => (
              <Fragment key={role}>
                <dt>{name}</dt>
                <dd>{people.map((each) => each.name).join(language === 'en' ? ', ' : '、')}</dd>
              </Fragment>
            ))}
            {facts.parts.length === 0 ? null : (
              <>
                <dt>{w('parts')}</dt>
                <dd>{facts.parts.map(({ number, title }) => `${number} ${title}`).join('\n')}</dd>
              </>
            )}
            {head.recurs.length === 0 ? null : (
              <>
                <dt>{w('again')}</dt>
                <dd>{head.recurs.map(({ number }) => number).join(language === 'en' ? ', ' : '、')}</dd>
              </>
            )}
          </dl>
        </div>
        <div class="card">
          <h2>{w('moments')}</h2>
          <ol>
            {facts.moments.map((moment) => (
              <li key={moment.seq}>
                {at(moment.at)} · {moment.says}
                {moment.comment === null ? '' : `${language === 'en' ? ': ' : '：'}${moment.comment}`}
              </li>
            ))}
          </ol>
        </div>
        <div class="card">
          <h2>{w('impact')}</h2>
          <p>{words.impact === '' ? w('nothing') : words.impact}</p>
          <h2>{w('causes')}</h2>
          {words.causes.length === 0 ? <p class="weak">{w('nothing')}</p> : null}
          <ul>
            {words.causes.map(({ kind, text }) => (
              <li key={text}>
                {CAUSE_KIND_NAMES[kind][language]}
                {language === 'en' ? ': ' : '：'}
                {text}
              </li>
            ))}
          </ul>
          {parts.map((part) => (
            <Fragment key={part}>
              <h2>{w(part)}</h2>
              <p>{words[part] === '' ? w('nothing') : words[part]}</p>
            </Fragment>
          ))}
        </div>
        {actions.length === 0 ? null : (
          <div class="card">
            <h2>{w('actions')}</h2>
            <ul>
              {actions.map((action) => (
                <li key={action.id}>
                  {action.number} {action.title} · {ACTION_KIND_NAMES[action.kind][language]} ·{' '}
                  {personRefIn(directory, action.owner.person).name} · {ACTION_STATUS_NAMES[action.status][language]}
                </li>
              ))}
            </ul>
          </div>
        )}
        {head.acceptedBy === undefined || head.acceptedAt === undefined ? null : (
          <p class="weak">
            {w('accepted', { person: personRefIn(directory, head.acceptedBy).name, at: at(head.acceptedAt) })}
          </p>
        )}
        <p class="go">
          <a href={`/post-incident-reviews/${head.id}`}>{w('portal')}</a>
        </p>
      </>
    ),
  })
}
