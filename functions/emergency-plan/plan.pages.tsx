import { formatInstant } from '../calendar/index.ts'
import { isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { say, type Text } from '../kernel/text.ts'
import type { Page, PageAnswer } from '../platform/page.ts'
import { pageShell } from '../platform/page-shell.pages.tsx'
import { recentDirectory } from '../responsibility/index.ts'
import { type Looking, mustWorkHere } from './gather.ts'
import { getPlanVersion, readPlans } from './plan.store.ts'
import type { EmergencyPlan, PlanRole, PlanVersion } from './plan.ts'
import { contactOut } from './plan.view.ts'
import { planIn } from './plan-act.ts'
import { drillDueBy, stateOf } from './rules/when-due.ts'

const STYLE =
  'main{max-width:48rem}dl{margin:0}dt{color:var(--w);font-size:.875rem}dd{margin:0 0 .75rem}' +
  'ol,ul{margin:0;padding-left:1.5rem}li{margin:0 0 .75rem}h2{font-size:1.05rem;margin:0 0 .5rem}' +
  '.how{white-space:pre-wrap;margin:.25rem 0}.by{color:var(--w);font-size:.875rem;margin:0}' +
  '@media print{body{background:#fff;color:#000}.card{border:0;padding:0}.go{display:none}li{break-inside:avoid}}'

const WORDS = {
  version: { 'zh-CN': '第 {version} 版，{at}发布', en: 'Version {version}, published {at}' },
  red: { 'zh-CN': '未按期演练，应在{by}前演练', en: 'Not drilled in time: it was due by {by}' },
  green: { 'zh-CN': '下次演练不晚于{by}', en: 'To be drilled again by {by}' },
  retired: { 'zh-CN': '已停用', en: 'Not in use any more' },
  services: { 'zh-CN': '适用服务', en: 'For the services' },
  everything: { 'zh-CN': '所有服务', en: 'All services' },
  severities: { 'zh-CN': '适用级别', en: 'For the severities' },
  owner: { 'zh-CN': '负责岗位', en: 'Owner' },
  contacts: { 'zh-CN': '联系人', en: 'Contacts' },
  steps: { 'zh-CN': '步骤', en: 'Steps' },
  step: { 'zh-CN': '{role} · {minutes} 分钟', en: '{role} · {minutes} minutes' },
  after: { 'zh-CN': '在第 {steps} 步之后', en: 'After step {steps}' },
  decision: { 'zh-CN': '决策：', en: 'Decide: ' },
  option: { 'zh-CN': '{option}：第 {steps} 步', en: '{option}: step {steps}' },
  post: { 'zh-CN': '（{position}）', en: ' ({position})' },
  portal: { 'zh-CN': '在门户中打开', en: 'Open in the portal' },
} as const satisfies Readonly<Record<string, Text>>

const ROLES: Readonly<Record<PlanRole, Text>> = {
  commander: { 'zh-CN': '指挥', en: 'Commander' },
  operations: { 'zh-CN': '处置', en: 'Operations' },
  communications: { 'zh-CN': '通报', en: 'Communications' },
  scribe: { 'zh-CN': '记录', en: 'Scribe' },
}

/** A plan on paper, on a page that needs no JavaScript: for the day on which the network is what has failed. */
export const planPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/print/emergency-plans/:id',
    async handle({ store }, { params, caller, language, now }): Promise<PageAnswer> {
      const { id = '' } = params
      if (!isId(id, 'epl') || caller === undefined) throw new NotFoundError('emergency plan')
      const [plans, directory] = await Promise.all([readPlans(store), recentDirectory(store)])
      mustWorkHere(directory, caller.person, now)
      const plan = planIn(plans, id)
      const version = await getPlanVersion(store, id, plan.published)
      return { html: onPaper(plan, version, { directory, person: caller.person, language, now }) }
    },
  },
]

function onPaper(plan: EmergencyPlan, version: PlanVersion, looking: Looking): string {
  const { directory, language, now } = looking
  const w = (word: keyof typeof WORDS, values: Record<string, string | number | Text> = {}) =>
    say(WORDS[word], language, values)
  const at = (instant: string) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  const nthOf = (keys: readonly string[]) =>
    keys.map((key) => version.steps.findIndex((each) => each.key === key) + 1).join(language === 'en' ? ', ' : '、')
  const state = stateOf(plan, now)
  const by = drillDueBy(plan)
  const standing =
    state === 'retired' ? w('retired') : by === undefined ? '' : w(state === 'red' ? 'red' : 'green', { by: at(by) })
  const services = version.services.map((each) => directory.services.get(each)?.name[language] ?? '—')
  return pageShell({
    language,
    title: version.title[language],
    style: STYLE,
    children: (
      <>
        <section class="card">
          <h1>{version.title[language]}</h1>
          <p class="by">{w('version', { version: version.version, at: at(version.publishedAt) })}</p>
          <p>{standing}</p>
          <dl>
            <dt>{w('services')}</dt>
            <dd>{services.length === 0 ? w('everything') : services.join(language === 'en' ? ', ' : '、')}</dd>
            <dt>{w('severities')}</dt>
            <dd>{version.severities.join(language === 'en' ? ', ' : '、')}</dd>
            <dt>{w('owner')}</dt>
            <dd>{directory.positions.get(version.owner)?.name[language] ?? '—'}</dd>
          </dl>
        </section>
        <section class="card">
          <h2>{w('contacts')}</h2>
          <ul>
            {version.contacts.map((contact) => {
              const { name, position, person, reach, what } = contactOut(contact, looking)
              const post = position === null ? '' : w('post', { position: position.name })
              const mail = directory.people.get(person?.id ?? '')?.email ?? ''
              return (
                <li key={`${name} ${what}`}>
                  <strong>{name}</strong>
                  {post} {[reach, mail].filter(Boolean).join(' · ')} — {what}
                </li>
              )
            })}
          </ul>
        </section>
        <section class="card">
          <h2>{w('steps')}</h2>
          <ol>
            {version.steps.map((step) => (
              <li key={step.key}>
                <strong>
                  {step.kind === 'decision' ? w('decision') : ''}
                  {step.title[language]}
                </strong>
                <p class="by">
                  {w('step', { role: ROLES[step.role], minutes: step.minutes })}
                  {step.after.length === 0 ? '' : ` · ${w('after', { steps: nthOf(step.after) })}`}
                </p>
                {step.detail === undefined ? '' : <p class="how">{step.detail[language]}</p>}
                {step.options === undefined ? (
                  ''
                ) : (
                  <ul>
                    {step.options.map((option) => (
                      <li key={option.key}>{w('option', { option: option.title, steps: nthOf(option.opens) })}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        </section>
        <p class="go">
          <a href={`/emergency-plans/${plan.id}`}>{w('portal')}</a>
        </p>
      </>
    ),
  })
}
