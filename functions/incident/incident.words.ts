import type { Text } from '../kernel/text.ts'
import type { IncidentStatus } from './incident.ts'
import type { Impact, Urgency } from './severity.ts'
import type { IncidentRole } from './severity-policy.ts'

/** The completion standard of each thing an incident makes somebody owe. */
export const STANDARDS = {
  'incident.acknowledge': {
    'zh-CN': '在时限内接手：从此由您指挥处理，直到解决或移交。',
    en: 'Acknowledge in time: from then on you lead it, until it is resolved or handed over.',
  },
  'incident.attend': {
    'zh-CN': '持续处理并留下进展；时限内没有任何进展，系统会重新呼叫当班人员。',
    en: 'Keep at it and leave signs of it; without any, whoever has the shift is paged again.',
  },
  'incident.resolve': {
    'zh-CN': '恢复服务，写明原因和处理过程。',
    en: 'Restore the service; say what it was and what was done.',
  },
  'incident.update': {
    'zh-CN': '向受影响的人通报：现在怎样、正在做什么、下次何时通报。',
    en: 'Tell those affected where it stands, what is being done, and when they will hear next.',
  },
  'incident.staff': {
    'zh-CN': '为每个角色安排到人。',
    en: 'Every role has somebody.',
  },
  'incident.take-command': {
    'zh-CN': '看完交接说明后接手指挥，或说明为什么不能接。',
    en: 'Read what is handed over, then take command, or say why you cannot.',
  },
  'incident.plan-step': {
    'zh-CN': '按应急预案完成这一步，或写明为什么跳过。',
    en: 'Do this step of the emergency plan, or say why it is left out.',
  },
  'incident.party': {
    'zh-CN': '被请求的协助有答复、有进展，直到完成；请的是外部的，由您盯住对方。',
    en: 'The help that was asked for is answered, goes on and gets done; where it comes from outside, see to it that it does.',
  },
} as const satisfies Readonly<Record<string, Text>>

export const STATUS_NAMES: Readonly<Record<IncidentStatus, Text>> = {
  triggered: { 'zh-CN': '待接手', en: 'Nobody has answered' },
  acknowledged: { 'zh-CN': '处理中', en: 'Being worked on' },
  mitigated: { 'zh-CN': '已缓解', en: 'Mitigated' },
  resolved: { 'zh-CN': '已解决', en: 'Resolved' },
  merged: { 'zh-CN': '已合并', en: 'Merged' },
  cancelled: { 'zh-CN': '误报', en: 'False alarm' },
}

export const IMPACT_NAMES: Readonly<Record<Impact, Text>> = {
  broad: { 'zh-CN': '全公司或核心服务', en: 'The whole company, or a core service' },
  partial: { 'zh-CN': '部分人员或功能', en: 'Some people, or part of a function' },
  single: { 'zh-CN': '个别用户', en: 'One user' },
}

export const URGENCY_NAMES: Readonly<Record<Urgency, Text>> = {
  high: { 'zh-CN': '工作停顿', en: 'Work stands still' },
  medium: { 'zh-CN': '工作受阻', en: 'Work is hindered' },
  low: { 'zh-CN': '有替代办法', en: 'There is a way around' },
}

export const ROLE_NAMES: Readonly<Record<IncidentRole, Text>> = {
  commander: { 'zh-CN': '指挥', en: 'Commander' },
  operations: { 'zh-CN': '处置', en: 'Operations' },
  communications: { 'zh-CN': '通报', en: 'Communications' },
  scribe: { 'zh-CN': '记录', en: 'Scribe' },
}

/** What is wanted, in front of a subject; and what the button says. */
export const WANTED: Readonly<Record<string, { readonly wanted: Text; readonly lead: Text; readonly action: Text }>> = {
  'incident.acknowledge': {
    wanted: { 'zh-CN': '请接手', en: 'please acknowledge' },
    lead: {
      'zh-CN': '发生故障，现在呼叫到您。接手后由您指挥；不接手，到时限会呼叫下一位。',
      en: 'There is an incident, and you are paged for it. Acknowledge and you lead it; otherwise the next is paged.',
    },
    action: { 'zh-CN': '我来处理', en: 'Acknowledge' },
  },
  'incident.attend': {
    wanted: { 'zh-CN': '请更新进展', en: 'please give a sign of life' },
    lead: {
      'zh-CN': '故障由您处理，但有一段时间没有进展。请记一条进展；到时限仍没有，会重新呼叫当班人员。',
      en: 'You lead this incident, and nothing has been heard for a while. Note where it stands, or whoever has the shift is paged.',
    },
    action: { 'zh-CN': '查看故障', en: 'Open the incident' },
  },
  'incident.resolve': {
    wanted: { 'zh-CN': '请恢复服务', en: 'please resolve' },
    lead: {
      'zh-CN': '故障的解决时限由您负责。',
      en: 'It is yours to see that the incident is resolved in time.',
    },
    action: { 'zh-CN': '查看故障', en: 'Open the incident' },
  },
  'incident.update': {
    wanted: { 'zh-CN': '请通报进展', en: 'please tell those affected' },
    lead: {
      'zh-CN': '受影响的人在等消息，请通报现在怎样、下次何时通报。没有新进展也请说明。',
      en: 'Those affected are waiting to hear. Say where it stands and when they will hear next, even if nothing is new.',
    },
    action: { 'zh-CN': '写通报', en: 'Write the update' },
  },
  'incident.staff': {
    wanted: { 'zh-CN': '请安排角色', en: 'please fill the roles' },
    lead: {
      'zh-CN': '这一级故障还有角色没有人，请安排。',
      en: 'An incident of this severity asks for roles that nobody has yet.',
    },
    action: { 'zh-CN': '安排角色', en: 'Fill the roles' },
  },
  'incident.take-command': {
    wanted: { 'zh-CN': '请接手指挥', en: 'please take command' },
    lead: {
      'zh-CN': '同事请您接手指挥这起故障。请看交接说明，接手或说明不能接的原因。',
      en: 'You are asked to take command of this incident. Read what is handed over; take it, or say why you cannot.',
    },
    action: { 'zh-CN': '查看并接手', en: 'Open and take command' },
  },
  'incident.plan-step': {
    wanted: { 'zh-CN': '请执行预案步骤', en: 'please do this step of the plan:' },
    lead: {
      'zh-CN': '应急预案中的这一步由您负责。完成后请确认；不适用的，请跳过并写明原因。',
      en: 'This step of the emergency plan is yours. Say when it is done; leave it out, with a reason, if it does not apply.',
    },
    action: { 'zh-CN': '查看预案步骤', en: 'Open the plan' },
  },
  'incident.party': {
    wanted: { 'zh-CN': '请跟进协助方', en: 'please see to a party' },
    lead: {
      'zh-CN': '这起故障请了供应商或小组协助，由您负责跟进。对方没有按时答复的，请直接联系，并记录答复。',
      en: 'A vendor or a group was asked to help with this incident, and you answer for it. Where they do not answer in time, reach them yourself and note what they say.',
    },
    action: { 'zh-CN': '查看协助情况', en: 'Open the incident' },
  },
}

/** The same for whoever has the shift of the group that was asked. */
export const GROUP_ASKED = {
  wanted: { 'zh-CN': '请协助处理故障', en: 'please help with an incident' },
  lead: {
    'zh-CN': '同事请您所在的小组协助处理这起故障。请尽快答复能不能做、进展如何；做完后请记录。',
    en: 'Your group is asked to help with this incident. Please say soon whether you can and how it goes, and note when it is done.',
  },
  action: { 'zh-CN': '查看并答复', en: 'Open and answer' },
} as const satisfies (typeof WANTED)[string]
