import type { Reason } from '../../kernel/refusal.ts'

export const notTheGiver: Reason = {
  code: 'not-the-giver',
  text: { 'zh-CN': '只有移交人可以这样做。', en: 'Only whoever hands the position over may do this.' },
}

export const notTheReceiver: Reason = {
  code: 'not-the-receiver',
  text: { 'zh-CN': '只有接任人本人可以这样做。', en: 'Only whoever receives the position may do this.' },
}

export const notTheLeader: Reason = {
  code: 'not-the-leader',
  text: {
    'zh-CN': '只有该岗位的上级或组织管理员可以这样做。',
    en: 'Only whoever leads the position, or administers the directory, may do this.',
  },
}

export const isOver: Reason = {
  code: 'hand-over-over',
  text: {
    'zh-CN': '这次交接已经结束，不能再办理。',
    en: 'This hand-over is over, and nothing can be done to it any more.',
  },
}

export const signedByBoth: Reason = {
  code: 'signed-by-both',
  text: {
    'zh-CN': '双方已经签字，交接内容不能再改动。',
    en: 'Both have signed; what is handed over cannot change any more.',
  },
}

export const notReadyToSign: Reason = {
  code: 'not-ready-to-sign',
  text: {
    'zh-CN': '四个部分全部确认后才能签字。',
    en: 'It can be signed once all four parts are prepared and confirmed.',
  },
}

export const contentHasChanged: Reason = {
  code: 'content-has-changed',
  text: {
    'zh-CN': '交接内容在您打开之后有变化，请重新查看后再签字。',
    en: 'What is handed over has changed since you opened it. Look at it again, and sign then.',
  },
}

export const dutyListHasChanged: Reason = {
  code: 'duty-list-has-changed',
  text: {
    'zh-CN': '岗位的职责清单有了新版本，请移交人重新提交“职责”部分。',
    en: 'The duty list of the position has a newer version; the duties have to be prepared again.',
  },
}

export const sectionNotPrepared: Reason = {
  code: 'section-not-prepared',
  text: { 'zh-CN': '这一部分还没有提交，请等移交人提交。', en: 'This part is not prepared yet.' },
}

export const notOfThisHandOver: Reason = {
  code: 'not-of-this-hand-over',
  text: {
    'zh-CN': '其中有不属于这次交接的内容，请刷新后重新选择。',
    en: 'Something among these is not part of this hand-over. Reload, and choose again.',
  },
}

export const noteNeeded: Reason = {
  code: 'note-needed',
  text: {
    'zh-CN': '不交给接任人的，请说明原因。',
    en: 'What does not go to the receiver needs a note that says why.',
  },
}

export const endsWithThePosition: Reason = {
  code: 'ends-with-the-position',
  text: {
    'zh-CN': '这项权限是为该岗位授予的，离岗时随之收回，不能保留。别的岗位需要的，请按那个岗位另行申请。',
    en: 'This right was given for the position and ends when its holder leaves it; it cannot stay. If it is needed on another post, ask for it there.',
  },
}

export const itemsOrReason: Reason = {
  code: 'items-or-reason',
  text: {
    'zh-CN': '请列出事项，或说明没有事项的原因，两者选其一。',
    en: 'Name items, or say why there are none: one of the two.',
  },
}

export const itemsTooLong: Reason = {
  code: 'items-too-long',
  text: {
    'zh-CN': '内容合计过长，请把长文放到文档里，这里留链接。',
    en: 'Together these are too long. Put long texts into a document and leave the link here.',
  },
}

export const receiverMayNotAnswer: Reason = {
  code: 'receiver-may-not-answer',
  text: {
    'zh-CN': '按职责分离的要求，接任人不能承担其中一项，请保留并说明原因。',
    en: 'Separation of duties: the receiver may not take one of these over. Keep it, and say why.',
  },
}
