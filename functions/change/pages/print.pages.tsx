import { Fragment } from 'hono/jsx'
import type { AuditEntry } from '../../audit-trail/index.ts'
import { say, type Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import { portalPath } from '../change.description.ts'
import { atIn, commentOf, FACT_NAMES, type Fact, factsOf, type Reading } from '../change.facts.ts'
import type { WholeChange } from '../change.store.ts'
import { STATUS_NAMES } from '../rules/status-names.ts'
import { STORY_WORDS } from './story-words.ts'

const STYLE =
  'main{max-width:48rem}dl{margin:0}dt{color:var(--w);font-size:.875rem}dd{margin:0 0 .75rem;white-space:pre-wrap}' +
  'ol{margin:0;padding-left:1.25rem}li{margin:0 0 .5rem}h2{font-size:1.05rem;margin:0 0 .5rem}code{font-size:.8rem}' +
  '@media print{body{background:#fff;color:#000}.card{border:0;padding:0}.go{display:none}}'

const WORDS = {
  status: { 'zh-CN': '状态：{status}', en: 'Status: {status}' },
  story: { 'zh-CN': '经过', en: 'What happened' },
  latest: { 'zh-CN': '最近 {count} 条，此前的在门户中。', en: 'The latest {count}; earlier ones are in the portal.' },
  hash: {
    'zh-CN': '内容校验码（SHA-256），第 {round} 次提交',
    en: 'Hash of the content (SHA-256), submission {round}',
  },
  portal: { 'zh-CN': '在门户中打开', en: 'Open in the portal' },
} as const satisfies Readonly<Record<string, Text>>

const FACTS: readonly Fact[] = [
  ...(['description', 'services', 'risk', 'window', 'backOut', 'test', 'requester', 'implementer'] as const),
  ...(['assessment', 'tested', 'released'] as const),
]

/** A change on paper: everything that was written, and everything that happened. */
export function printPage(whole: WholeChange, reading: Reading): string {
  const { head, story } = whole
  const { language } = reading
  const isCut = (story[0]?.seq ?? 1) > 1
  return pageShell({
    language,
    title: head.number,
    style: STYLE,
    children: (
      <>
        <div class="card">
          <p class="weak">
            {head.number} · {say(WORDS.status, language, { status: STATUS_NAMES[head.status] })}
          </p>
          <h1>{head.title}</h1>
          <dl>
            {factsOf(FACTS, whole, reading).map(([fact, value]) => (
              <Fragment key={fact}>
                <dt>{FACT_NAMES[fact][language]}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
            <dt>{say(WORDS.hash, language, { round: head.round })}</dt>
            <dd>
              <code>{head.contentHash}</code>
            </dd>
          </dl>
        </div>
        <div class="card">
          <h2>{WORDS.story[language]}</h2>
          {isCut ? <p class="weak">{say(WORDS.latest, language, { count: story.length })}</p> : null}
          <ol start={story[0]?.seq}>
            {story.map((entry) => (
              <li key={entry.seq}>{lineOf(entry, reading)}</li>
            ))}
          </ol>
        </div>
        <p class="go">
          <a href={portalPath(head.id)}>{WORDS.portal[language]}</a>
        </p>
      </>
    ),
  })
}

function lineOf(entry: AuditEntry, reading: Reading): string {
  const { did, by, at } = entry
  const who = by.kind === 'system' ? 'Onduty' : personRefIn(reading.directory, by.id).name
  const what = STORY_WORDS[did]?.[reading.language] ?? did
  const comment = commentOf(entry)
  const line = [atIn(reading, at), who, what].join(' · ')
  return comment === undefined ? line : `${line}${reading.language === 'en' ? ': ' : '：'}${comment}`
}
