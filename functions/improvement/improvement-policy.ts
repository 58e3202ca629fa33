import { business } from '../calendar/index.ts'
import { type DeclaredPolicy, type Ladder, type Policy, usualLadder } from '../obligation/index.ts'

export type ReviewPolicy = Policy<'write' | 'accept'>
export type ActionPolicy = Policy<'do' | 'verify' | 'check'>

const within = (allowed: string, thenLeader: string, thenHead: string): Ladder =>
  usualLadder(business(allowed), [
    { after: 'due', to: 'deputy' },
    { after: business(thenLeader), to: 'leader' },
    { after: business(thenHead), to: 'head' },
  ])

/** Five working days to write, unless the severity says otherwise; two to read. */
export const POST_INCIDENT_REVIEW: DeclaredPolicy<'write' | 'accept'> = {
  name: 'post-incident-review',
  title: { 'zh-CN': '故障复盘', en: 'Post-incident reviews' },
  stages: {
    // Up after the fifth day, the leader after the sixth, the head after the seventh.
    write: { title: { 'zh-CN': '写复盘', en: 'Write the review' }, ladder: within('P5D', 'P6D', 'P7D') },
    accept: { title: { 'zh-CN': '评审复盘', en: 'Read and accept it' }, ladder: within('P2D', 'P3D', 'P4D') },
  },
}

/** By the day that was agreed; what others look at, within two working days, and five once its time has come. */
export const IMPROVEMENT_ACTION: DeclaredPolicy<'do' | 'verify' | 'check'> = {
  name: 'improvement-action',
  title: { 'zh-CN': '改进措施', en: 'Improvement actions' },
  stages: {
    // At least a working day; stretched to the day that was agreed. Then up, the leader two days on, the head two more.
    do: { title: { 'zh-CN': '落实改进措施', en: 'Do it' }, ladder: within('P1D', 'P3D', 'P5D') },
    verify: { title: { 'zh-CN': '核验改进措施', en: 'See that it is done' }, ladder: within('P2D', 'P3D', 'P4D') },
    check: { title: { 'zh-CN': '检查改进效果', en: 'See whether it helped' }, ladder: within('P5D', 'P7D', 'P9D') },
  },
}
