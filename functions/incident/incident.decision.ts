import { choicesAmong, type DecisionForm, type DecisionKind, whatALinkShows } from '../decision/index.ts'
import { say, type Text } from '../kernel/text.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { gathered, maySee } from './gather.ts'
import { incidentKind } from './incident.case.ts'
import { factsOf, nameOfIncident } from './incident.facts.ts'
import { getIncident } from './incident.store.ts'
import { STANDARDS, STATUS_NAMES, WANTED } from './incident.words.ts'
import { mayI } from './rules/what-may-i.ts'
import { acknowledge } from './steps/acknowledge.ts'

/** One tap: the page is there to show what is acknowledged. */
const ACKNOWLEDGE: DecisionForm = {
  fields: [],
  choices: { acknowledge: { label: { 'zh-CN': '我来处理', en: 'Acknowledge' }, isNo: false, needs: [] } },
}

const DECISIONS = { 'incident.acknowledge': ['incident.acknowledged'] }
const RECORDED: Text = { 'zh-CN': '{by}于 {at} 接手了这起故障。', en: '{by} acknowledged it on {at}.' }
const OVER: Text = {
  'zh-CN': '这起故障现在不需要接手（{status}）。',
  en: 'There is nothing to acknowledge now ({status}).',
}
const SEE: Text = { 'zh-CN': '查看故障', en: 'See the incident' }

/** Incidents, acknowledged from a mail or a push message: with one tap, by a POST of whoever was paged. */
export const incidentDecisions: DecisionKind = {
  prefix: incidentKind.prefix,
  openedByOther: 'incident.link-opened-by-other',
  byReply: { approve: 'acknowledge', reject: 'decline' },
  async look({ store }, { obligation, person, language, now }) {
    const [{ head, standing, story }, directory] = await Promise.all([
      getIncident(store, obligation.caseId),
      loadDirectory(store),
    ])
    if (!maySee(directory, head, person, now)) return undefined
    const form = obligation.kind === 'incident.acknowledge' ? ACKNOWLEDGE : undefined
    const shows = whatALinkShows(obligation, head, story, DECISIONS, now)
    return {
      directory,
      number: head.number,
      name: nameOfIncident(head, language),
      title: head.title,
      round: head.round,
      wanted: WANTED[obligation.kind]?.wanted[language] ?? '',
      standard: STANDARDS['incident.acknowledge'][language],
      facts: factsOf(head, { directory, language, now }).map(([name, value]) => ({
        name,
        value,
        isBad: head.severity === 1 && name === SEVERITY[language],
      })),
      portal: `/incidents/${head.id}`,
      see: SEE[language],
      seen: {},
      ...(form === undefined ? {} : { form }),
      ...choicesAmong(form, () => mayI('acknowledge', head, standing.open, { directory, person, now })),
      mayReply: false,
      shows,
      recorded: shows.shows === 'recorded' ? RECORDED : undefined,
      over: say(OVER, language, { status: STATUS_NAMES[head.status] }),
    }
  },
  async decide(platform, { obligation, caller, now }) {
    const call = { params: { id: obligation.caseId }, caller, now }
    const { gathered: all, by } = await gathered(platform, 'acknowledge', call)
    return { acts: [acknowledge(all, by)], answer: undefined }
  },
}

const SEVERITY: Text = { 'zh-CN': '级别', en: 'Severity' }
