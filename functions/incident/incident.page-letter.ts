import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { findStanding } from '../obligation/index.ts'
import type { PageLetter } from '../paging/index.ts'
import { decisionLink } from '../platform/decision-link.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { factsOf, nameOfIncident, SEVERITY_NAMES } from './incident.facts.ts'
import { type IncidentHead, isOver } from './incident.ts'
import { openOf } from './steps/step.ts'

interface About {
  readonly incident: Id
  readonly round: number
}

/**
 * The page of a step of the ladder, put into words right before it goes out: nobody is woken for what somebody has
 * answered meanwhile.
 */
export const incidentPage: PageLetter = {
  async compose(platform, { to, about }) {
    const { incident: id, round } = about as JsonObject & About
    const [standing, directory] = await Promise.all([findStanding(platform.store, id), loadDirectory(platform.store)])
    if (standing === undefined) return undefined
    const head = standing.head as IncidentHead
    const answer = openOf(standing, 'incident.acknowledge')
    const person = directory.people.get(to)
    if (isOver(head) || answer === undefined || answer.round !== round || person === undefined) return undefined
    const { language } = person
    const now = platform.clock.now()
    const { timeZone } = directory.department.calendar
    const until = head.ladder === undefined ? answer.dueAt : head.ladder.until
    return {
      title: say(TITLE, language, {
        severity: SEVERITY_NAMES[head.severity],
        name: nameOfIncident(head, language),
      }),
      lines: [
        ...factsOf(head, { directory, language, now }).map(([name, value]) => `${name}${COLON[language]}${value}`),
        say(UNTIL, language, { until: formatInstant(until, timeZone, language, now) }),
      ],
      href: `/incidents/${head.id}`,
      acknowledgeHref: decisionLink(platform, { obligation: answer.id, addressee: to, round: answer.round }),
      severity: head.severity,
      isExercise: head.exercise !== undefined,
    }
  },
}

const TITLE: Text = { 'zh-CN': '{severity}故障待接手：{name}', en: '{severity}, please acknowledge: {name}' }
const UNTIL: Text = {
  'zh-CN': '请在 {until} 前接手，否则会呼叫下一位。',
  en: 'Please acknowledge by {until}; then the next is paged.',
}
const COLON: Text = { 'zh-CN': '：', en: ': ' }
