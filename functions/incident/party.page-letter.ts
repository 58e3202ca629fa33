import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import type { PageLetter } from '../paging/index.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { factsOf, nameOfIncident, SEVERITY_NAMES } from './incident.facts.ts'
import { getIncident } from './incident.store.ts'
import { isOver } from './incident.ts'
import { partiesIn } from './party.store.ts'

/** The letter of a page to whoever has the shift of a group that is pulled in. */
export const PARTY_PAGE = 'incident.party-page'

export const partyPage: PageLetter = {
  async compose(platform, { to, about }) {
    const { incident, party: nth } = about as JsonObject & { incident: Id; party: number }
    const [{ head, rows }, directory] = await Promise.all([
      getIncident(platform.store, incident),
      loadDirectory(platform.store),
    ])
    const party = partiesIn(rows).find((each) => each.nth === nth)
    const person = directory.people.get(to)
    if (isOver(head) || party === undefined || person === undefined || party.state !== 'asked') return undefined
    const { language } = person
    const now = platform.clock.now()
    return {
      title: say(TITLE, language, {
        severity: SEVERITY_NAMES[head.severity],
        name: nameOfIncident(head, language),
      }),
      lines: [
        say(TASK, language, { task: party.task }),
        ...factsOf(head, { directory, language, now }).map(([name, value]) => `${name}${COLON[language]}${value}`),
      ],
      href: `/incidents/${head.id}`,
      severity: head.severity,
      isExercise: false,
    }
  },
}

const TITLE: Text = { 'zh-CN': '{severity}故障请协助：{name}', en: '{severity}, your help is needed: {name}' }
const TASK: Text = { 'zh-CN': '请您处理：{task}', en: 'You are asked to: {task}' }
const COLON: Text = { 'zh-CN': '：', en: ': ' }
