import type { Reason } from '../../kernel/refusal.ts'

/** Why two incidents cannot be one, or one cannot be part of the other. */
const REASONS = {
  itself: ['same-incident', '这是同一起故障。', 'This is the same incident.'],
  over: [
    'other-incident-over',
    '那起故障已经结束，请选一起仍在处理的故障。',
    'That incident is over; choose one that is still open.',
  ],
  drill: [
    'drill-and-real',
    '演练与真实故障不能放在一起。',
    'A drill and a real incident, or two drills, do not go together.',
  ],
  deep: [
    'part-has-parts',
    '只分两层：有下属故障的，不能再归入别的故障。请先解除。',
    'There are two layers only: one that has parts cannot be part of another. Take its parts out first.',
  ],
  parts: [
    'parts-first',
    '这起故障还有未结束的下属故障，请先把它们归入那起故障，或解除。',
    'It has parts that are still open: make them part of the other incident first, or take them out.',
  ],
  parties: [
    'pulled-in-first',
    '被邀协助的供应商或小组还没有完成，合并后没有人再催他们。请先到那起故障里邀请他们，再把这里的记为完成。',
    'Somebody who was pulled in is not done, and nobody would ask them any more: pull them into the other incident, and note them as done here.',
  ],
  part: [
    'whole-is-part',
    '只分两层：那起故障已归入另一起，请归入上一层那起。',
    'There are two layers only: that incident is itself part of another. Choose the one above it.',
  ],
  same: ['already-part', '已经归入那起故障。', 'It is part of that incident already.'],
  none: ['not-part', '这起故障没有归入别的故障。', 'It is not part of another incident.'],
  many: ['too-many-parts', '下属故障已满 50 起。', 'It has 50 parts already.'],
} as const

export const relationReason = (why: keyof typeof REASONS): Reason => {
  const [code, chinese, english] = REASONS[why]
  return { code, text: { 'zh-CN': chinese, en: english } }
}
