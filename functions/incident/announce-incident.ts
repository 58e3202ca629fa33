import { perform } from '../audit-trail/commit-act.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { announce, channelsFor, type PageLetter } from '../paging/index.ts'
import type { Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Task } from '../platform/task.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { factsOf, nameOfIncident, SEVERITY_NAMES } from './incident.facts.ts'
import { getIncident } from './incident.store.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { actOf } from './steps/step.ts'

export const ANNOUNCEMENT = 'incident.announcement'

/** What robots of groups are told of. */
type Occasion = 'opened' | 'resolved' | 'severity-changed'

/** An incident began, got worse or is over: the robots of its group that want to hear of it say so in their chats. */
export const announceIncidentTask = (occasion: Occasion): Task => ({
  name: `announce-incident-${occasion}`,
  async run(platform, input) {
    const { incident } = input as JsonObject & { incident: Id }
    await perform(platform, () => announced(platform, incident, occasion))
    return {}
  },
})

async function announced(platform: Platform, id: Id, occasion: Occasion): Promise<Outcome<undefined>> {
  const { store } = platform
  const [{ head, standing, story }, directory] = await Promise.all([getIncident(store, id), loadDirectory(store)])
  const [policy, now] = [await severityPolicyAt(store, head.policy), platform.clock.now()]
  const nothing = { acts: [], answer: undefined }
  // A drill stays among those who take part.
  if (head.exercise !== undefined) return nothing
  const fence = `${occasion} ${head.severity} ${head.reopened}`
  // Told twice of the same, it says it once.
  if (story.some(({ did, what }) => did === 'incident.announced' && what.fence === fence)) return nothing
  const robots = await channelsFor(store, head.group, head.severity)
  const about = { incident: id, occasion }
  const said = await Promise.all(
    robots.map(({ id: to }) =>
      announce(platform, { caseId: id, to, letter: ANNOUNCEMENT, about, urgency: head.severity, fence, now }),
    ),
  )
  if (robots.length === 0) return nothing
  const act = actOf(
    { head, standing, directory, policy, now },
    {
      incident: head,
      did: 'incident.announced',
      by: { actor: byClock, person: 'onduty' },
      bumpsVersion: false,
      what: { fence, channels: robots.map(({ name }) => name) },
      rows: said.flatMap(({ rows }) => rows),
      effects: said.flatMap(({ effects }) => effects),
    },
  )
  return { acts: [{ ...act, effects: (act.effects ?? []).filter(({ kind }) => kind !== 'wake') }], answer: undefined }
}

/** The words for a chat, in the language of the robot. */
export const incidentAnnouncement: PageLetter = {
  async compose(platform, { about, language = 'zh-CN' }) {
    const { incident: id, occasion } = about as JsonObject & { incident: Id; occasion: Occasion }
    const [{ head }, directory] = await Promise.all([getIncident(platform.store, id), loadDirectory(platform.store)])
    const now = platform.clock.now()
    return {
      title: titleOf(occasion, head, language),
      lines: factsOf(head, { directory, language, now }).map(([name, value]) => `${name}${COLON[language]}${value}`),
      href: `/incidents/${head.id}`,
      severity: head.severity,
      isExercise: false,
    }
  },
}

const titleOf = (occasion: Occasion, head: Parameters<typeof nameOfIncident>[0], language: Language): string =>
  say(TITLES[occasion], language, {
    severity: SEVERITY_NAMES[head.severity],
    name: nameOfIncident(head, language),
  })

const TITLES: Readonly<Record<Occasion, Text>> = {
  opened: { 'zh-CN': '{severity}故障：{name}', en: '{severity} incident: {name}' },
  resolved: { 'zh-CN': '已解决：{name}', en: 'Resolved: {name}' },
  'severity-changed': { 'zh-CN': '故障改为{severity}：{name}', en: 'Now {severity}: {name}' },
}
const COLON: Text = { 'zh-CN': '：', en: ': ' }
