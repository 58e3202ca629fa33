import type { Reason } from '../../kernel/refusal.ts'

export const wrongStatus: Reason = {
  code: 'wrong-status',
  text: { 'zh-CN': '故障目前的状态不能这样做。', en: 'The incident is not in a state in which this can be done.' },
}
export const alreadyAnswered: Reason = {
  code: 'already-acknowledged',
  text: { 'zh-CN': '已有人接手，无需再接手。', en: 'Somebody has acknowledged it already.' },
}
export const notAsked: Reason = {
  code: 'not-asked',
  text: {
    'zh-CN': '接手故障的是被呼叫的人、所属小组成员，或有故障指挥权的人；您都不是。',
    en: 'It is acknowledged by whoever was paged, by its group, or by whoever may command incidents.',
  },
}
export const notInvolved: Reason = {
  code: 'not-involved',
  text: {
    'zh-CN': '这一步由故障处理人员完成；您在本次故障中没有角色。',
    en: 'This is done by those who work on the incident; you have no role in it.',
  },
}
export const notOffered: Reason = {
  code: 'command-not-offered',
  text: {
    'zh-CN': '没有人请您接手指挥，您也没有故障指挥权。',
    en: 'Nobody asked you to take command, and no position of yours lets you.',
  },
}
export const nothingOffered: Reason = {
  code: 'nothing-offered',
  text: { 'zh-CN': '没有待接手的指挥。', en: 'Command is not being handed over.' },
}
export const notInDrill: Reason = {
  code: 'not-in-drill',
  text: {
    'zh-CN': '这是演练，您不在参演人员中。',
    en: 'This is a drill, and you do not take part in it.',
  },
}
export const planStepWaits: Reason = {
  code: 'plan-step-waits',
  text: {
    'zh-CN': '这一步还没开始：前面的步骤尚未完成。',
    en: 'This step has not begun: others before it are not done yet.',
  },
}
export const planStepSettled: Reason = {
  code: 'plan-step-settled',
  text: {
    'zh-CN': '这一步已经处理过了，不能再改。',
    en: 'This step has been settled already.',
  },
}
export const chooseAnOption: Reason = {
  code: 'choose-an-option',
  text: {
    'zh-CN': '这是一个决策点，请选择走哪条路并说明理由。',
    en: 'This is a decision point: choose which way it goes, and say why.',
  },
}
export const nothingToDecide: Reason = {
  code: 'nothing-to-decide',
  text: {
    'zh-CN': '这一步不是决策点，完成后直接确认即可。',
    en: 'This step is no decision point; say that it is done.',
  },
}
export const notLinked: Reason = {
  code: 'not-linked',
  text: { 'zh-CN': '这项变更没有关联到本次故障。', en: 'That change is not linked to the incident.' },
}
export const tooManyChanges: Reason = {
  code: 'too-many-changes',
  text: { 'zh-CN': '最多关联 20 项变更。', en: 'At most 20 changes can be linked to an incident.' },
}
export const vendorInDrill: Reason = {
  code: 'vendor-in-drill',
  text: { 'zh-CN': '这是演练，不能请供应商或其他小组。', en: 'This is a drill: nobody outside it is pulled in.' },
}
export const tooManyParties: Reason = {
  code: 'too-many-parties',
  text: {
    'zh-CN': '同时最多请 8 家供应商和小组，一起故障合计 20 家。有人完成后可以再请。',
    en: 'At most 8 vendors and groups can be at it at a time, 20 for one incident. Once one is done, another can be pulled in.',
  },
}
export const partySettled: Reason = {
  code: 'party-settled',
  text: { 'zh-CN': '这项任务已经完成。', en: 'This task is done already.' },
}
export const answersTooMany: Reason = {
  code: 'answers-too-many',
  text: { 'zh-CN': '提交太频繁，请过一分钟再试。', en: 'That is a lot at once; please try again in a minute.' },
}
