import { formatInstant } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import type { Page } from '../platform/page.ts'
import { pageShell } from '../platform/page-shell.pages.tsx'
import { recentDirectory } from '../responsibility/index.ts'
import type { ServiceState } from './rules/how-services-are.ts'
import { type OpenTrouble, type ServiceStatus, serviceStatus } from './service-status.ts'

/** How services are, for everybody who works here: on a phone, without JavaScript. */
export const serviceStatusPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/status',
    signInFor: { 'zh-CN': '请登录，查看各项服务的状态。', en: 'Sign in to see how services are.' },
    async handle(platform, { language, now }) {
      const [status, directory] = await Promise.all([serviceStatus(platform), recentDirectory(platform.store)])
      const { timeZone } = directory.department.calendar
      return { html: shown(status, language, (instant) => formatInstant(instant, timeZone, language, now)) }
    },
  },
]

type At = (instant: Instant) => string

const shown = (status: ServiceStatus, language: Language, at: At): string =>
  pageShell({
    language,
    title: TITLE[language],
    style: STYLE,
    children: (
      <>
        <h1>{TITLE[language]}</h1>
        <p class="weak">{say(AS_OF, language, { at: at(status.at) })}</p>
        <h2>{NOW[language]}</h2>
        {status.open.length === 0 && <p class="card">{ALL_WELL[language]}</p>}
        {status.open.map((trouble) => (
          <Trouble key={trouble.id} trouble={trouble} language={language} at={at} />
        ))}
        <h2>{SERVICES[language]}</h2>
        <ul class="card">
          {status.services.map(({ id, name, state, since }) => (
            <li key={id}>
              <span>{name[language]}</span>
              <span class={state}>
                {STATES[state][language]}
                {since !== undefined && <small>{say(SINCE, language, { at: at(since) })}</small>}
              </span>
            </li>
          ))}
        </ul>
        <h2>{PAST[language]}</h2>
        {status.past.length === 0 ? (
          <p class="card">{NOTHING_PAST[language]}</p>
        ) : (
          <ul class="card">
            {status.past.map(({ id, number, title, service, raisedAt, resolvedAt }) => (
              <li key={id}>
                <span>
                  {`${number} ${title}`}
                  {service !== undefined && <small>{service[language]}</small>}
                </span>
                <small>{say(FROM_TO, language, { from: at(raisedAt), to: at(resolvedAt) })}</small>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  })

function Trouble({ trouble, language, at }: { trouble: OpenTrouble; language: Language; at: At }) {
  const { number, title, service, raisedAt, isMitigated, update, nextBy } = trouble
  const text = update?.[language]
  return (
    <article class="card">
      <h3>{`${number} ${title}`}</h3>
      <p class="weak">
        {`${service === undefined ? '' : `${service[language]} · `}${say(SINCE, language, { at: at(raisedAt) })}`}
      </p>
      {isMitigated && <p>{MITIGATED[language]}</p>}
      {update === undefined ? (
        <p>{NO_WORD_YET[language]}</p>
      ) : (
        <>
          <p class="weak">{say(UPDATE, language, { at: at(update.at) })}</p>
          {text === undefined && <p class="weak">{ONLY_CHINESE[language]}</p>}
          <p class="said" lang={text === undefined ? 'zh-CN' : language}>
            {text ?? update['zh-CN']}
          </p>
        </>
      )}
      {nextBy !== undefined && <p class="weak">{say(NEXT, language, { at: at(nextBy) })}</p>}
    </article>
  )
}

const STYLE =
  'h2{font-size:1.05rem;margin:1.25rem 0 .5rem}h3{font-size:1rem;margin:0 0 .25rem}ul{list-style:none}li{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;padding:.4rem 0}li+li{border-top:1px solid var(--l)}small{display:block;color:var(--w)}.said{white-space:pre-wrap}.down{color:var(--r);font-weight:600}.disturbed{font-weight:600}'

const TITLE: Text = { 'zh-CN': 'IT 服务状态', en: 'How IT services are' }
const AS_OF: Text = { 'zh-CN': '截至 {at}', en: 'As of {at}' }
const NOW: Text = { 'zh-CN': '正在处理的故障', en: 'What is wrong now' }
const ALL_WELL: Text = { 'zh-CN': '目前没有影响大家的故障。', en: 'Nothing that hits more than one of you.' }
const SERVICES: Text = { 'zh-CN': '各项服务', en: 'Services' }
const STATES: Readonly<Record<ServiceState, Text>> = {
  working: { 'zh-CN': '正常', en: 'Works' },
  disturbed: { 'zh-CN': '受影响', en: 'Disturbed' },
  down: { 'zh-CN': '中断', en: 'Down' },
}
const SINCE: Text = { 'zh-CN': '自 {at}', en: 'since {at}' }
const PAST: Text = { 'zh-CN': '最近 14 天', en: 'The last 14 days' }
const NOTHING_PAST: Text = { 'zh-CN': '最近 14 天没有影响大家的故障。', en: 'Nothing hit more than one of you.' }
const FROM_TO: Text = { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' }
const MITIGATED: Text = {
  'zh-CN': '影响已经缓解，原因仍在排查。',
  en: 'It hurts no longer; what caused it is still being looked for.',
}
const NO_WORD_YET: Text = { 'zh-CN': 'IT 部门已收到，正在安排处理。', en: 'IT knows and is on it.' }
const UPDATE: Text = { 'zh-CN': '{at} 通报', en: 'Update of {at}' }
const ONLY_CHINESE: Text = { 'zh-CN': '只有中文。', en: 'Written in Chinese only.' }
const NEXT: Text = { 'zh-CN': '{at} 前再次通报', en: 'Next update by {at}' }
