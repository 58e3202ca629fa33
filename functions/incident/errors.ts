import type { JsonObject } from '../kernel/json.ts'
import { InvalidInputError, type Reason, RefusalError } from '../kernel/refusal.ts'

const FORBIDDEN = new Set([
  'authority-missing',
  'person-not-active',
  'not-asked',
  'not-involved',
  'command-not-offered',
  'not-in-drill',
])

/** 403 for whoever may not, 409 for what cannot be now; the present state comes along. */
export const refused = (reason: Reason, evidence: JsonObject): RefusalError => {
  const act = reason.values?.act
  return new RefusalError(
    FORBIDDEN.has(reason.code) ? 403 : 409,
    reason,
    typeof act === 'string' ? { ...evidence, authority: act } : evidence,
  )
}

export const unknownService = () =>
  new InvalidInputError([
    {
      path: 'service',
      code: 'unknown-service',
      message: { 'zh-CN': '没有这项服务。', en: 'There is no such service.' },
    },
  ])

export const unknownPerson = (path: string) =>
  new InvalidInputError([
    {
      path,
      code: 'unknown-person',
      message: { 'zh-CN': '没有此人，或此人已离职。', en: 'There is no such person, or they have left.' },
    },
  ])

export const takesNoPart = (path: string) =>
  new InvalidInputError([
    {
      path,
      code: 'takes-no-part',
      message: { 'zh-CN': '此人不参加本次演练。', en: 'This person takes no part in the drill.' },
    },
  ])

export const notThere = (path: string) =>
  new InvalidInputError([
    {
      path,
      code: 'person-away',
      message: { 'zh-CN': '此人现在不在岗。', en: 'This person is away now.' },
    },
  ])

export const oneFilterOnly = () =>
  new InvalidInputError([
    {
      path: 'status',
      code: 'one-filter-only',
      message: { 'zh-CN': '状态与服务只能选一个。', en: 'Filter by status or by service, not by both.' },
    },
  ])

export const sameSeverity = (): RefusalError =>
  new RefusalError(409, {
    code: 'same-severity',
    text: { 'zh-CN': '影响与紧急程度没有变化。', en: 'Impact and urgency are as they were.' },
  })

export const unknownOption = () =>
  new InvalidInputError([
    {
      path: 'option',
      code: 'unknown-option',
      message: { 'zh-CN': '这一步没有这个选项。', en: 'This step has no such option.' },
    },
  ])

export const unknownIncident = (path: string) =>
  new InvalidInputError([
    { path, code: 'unknown-incident', message: { 'zh-CN': '没有这起故障。', en: 'There is no such incident.' } },
  ])

export const unknownChange = () =>
  new InvalidInputError([
    { path: 'change', code: 'unknown-change', message: { 'zh-CN': '没有这项变更。', en: 'There is no such change.' } },
  ])

export const unknownPosition = (path: string) =>
  new InvalidInputError([
    { path, code: 'unknown-position', message: { 'zh-CN': '没有这个岗位。', en: 'There is no such position.' } },
  ])

export const unknownVendor = () =>
  new InvalidInputError([
    {
      path: 'vendor',
      code: 'unknown-vendor',
      message: { 'zh-CN': '没有这家供应商，或已停用。', en: 'There is no such vendor, or it is switched off.' },
    },
  ])

export const unknownGroup = () =>
  new InvalidInputError([
    { path: 'group', code: 'unknown-group', message: { 'zh-CN': '没有这个小组。', en: 'There is no such group.' } },
  ])

export const vendorOrGroup = () =>
  new InvalidInputError([
    {
      path: 'vendor',
      code: 'vendor-or-group',
      message: { 'zh-CN': '请选供应商或小组，二选一。', en: 'Name a vendor or a group, one of them.' },
    },
  ])
