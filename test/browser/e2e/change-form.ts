import type { Page } from '@playwright/test'

export interface Wish {
  readonly title: string
  readonly description: string
  readonly service: string
  readonly risk: string
  readonly testPlan: string
  readonly backOutPlan: string
  /** Wall time in Shanghai, `2026-01-13T20:00`. */
  readonly from: string
  /** One of the usual lengths, as its button says. */
  readonly length: string
}

/** What the fields and buttons of the form are called. */
const NAMES = {
  'zh-CN': {
    ...{ title: '标题', description: '说明', services: '涉及的服务', testPlan: '测试方案', backOutPlan: '回退方案' },
    ...{ from: '窗口开始', submit: '提交', submitted: '已提交，编号' },
  },
  en: {
    ...{ title: 'Title', description: 'Description', services: 'Services it touches', testPlan: 'Test plan' },
    ...{ backOutPlan: 'Back-out plan', from: 'Window opens', submit: 'Submit', submitted: 'Submitted as' },
  },
} as const

export const CERTIFICATE: Wish = {
  title: '邮件网关证书更换',
  description: '证书月底到期，更换为新签发的证书。更换期间收发邮件中断三分钟。',
  service: '邮件系统',
  risk: '中风险',
  testPlan: '更换后从内网、外网和手机各发一封邮件。',
  backOutPlan: '换回旧证书并重启服务，十分钟。',
  from: '2026-01-13T20:00',
  length: '2小时',
}

export const LEAVE_TYPES: Wish = {
  title: 'Compensatory leave in the leave form',
  description: 'Adds a type of leave to the form and sends it on to attendance.',
  service: 'Office Automation',
  risk: 'Low risk',
  testPlan: 'Run through asking for and taking back leave on the test system.',
  backOutPlan: 'Go back to the release before.',
  from: '2026-01-14T12:00',
  length: '1 hour',
}

/** Chinese buttons of two letters are drawn with a space between. */
export const spaced = (words: string): RegExp => new RegExp(`^${[...words].join('\\s?')}$`)

/** Fills in the form of a change and sends it. Answers its number. */
export async function raise(page: Page, wish: Wish, language: keyof typeof NAMES = 'zh-CN'): Promise<string> {
  const names = NAMES[language]
  const field = (name: string) => page.getByLabel(name, { exact: true })
  await field(names.title).fill(wish.title)
  await field(names.description).fill(wish.description)
  await field(names.services).fill(wish.service)
  await page.getByTitle(wish.service, { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: wish.risk }).check()
  await field(names.testPlan).fill(wish.testPlan)
  await field(names.backOutPlan).fill(wish.backOutPlan)
  await field(names.from).fill(wish.from)
  await page.getByRole('button', { name: wish.length, exact: true }).click()
  await page.getByRole('button', { name: spaced(names.submit) }).click()
  const told = await page.getByText(names.submitted).first().textContent()
  const number = /CHG-\d+/.exec(told ?? '')?.[0]
  if (number === undefined) throw new Error(`no number in “${told}”`)
  return number
}
