import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nth } from './fixture-department.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(async () => {
  await portal.close()
  expect(portal.complaints).toEqual([])
})

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)
const REVIEW = `/post-incident-reviews/${nth('pir', 1)}`

describe('a review', () => {
  test('is found from its incident', async () => {
    const page = await portal.page({}, `/post-incident-reviews?incident=${nth('inc', 1)}`)
    await page.getByRole('link', { name: 'PIR-1001 全公司收不到外部邮件' }).waitFor()
    expect(sent('list-post-incident-reviews')).toHaveLength(1)
    await page.context().close()
  })

  test('is written beside its facts, and kept shortly after one stops typing', async () => {
    const page = await portal.page({}, REVIEW)
    await page.getByText('用时 11分钟，超出时限').waitFor()
    await page.getByText('当时没有定改进措施').waitFor()
    await page.getByText('退回说明：请补充').waitFor()
    await page.getByLabel('靠运气的').fill('发生在凌晨，业务量小。')
    await page.getByText('有改动，稍后自动保存').waitFor()
    await expect.poll(() => sent('save-post-incident-review').length, { timeout: 6000 }).toBe(1)
    const [asked] = sent('save-post-incident-review')
    expect(asked?.headers['if-match']).toBe('"3"')
    expect(asked?.body).toMatchObject({ luck: '发生在凌晨，业务量小。', wentWell: '备用网关 12 分钟内切换完成。' })
    await page.context().close()
  })

  test('takes what happened as a quote where one writes, and hints gently at words that blame', async () => {
    const page = await portal.page({}, REVIEW)
    await page.getByLabel('要改进的').fill('值班员粗心大意。')
    await page.getByText('“粗心大意”：可以写：是什么让这一步容易出错？').waitFor()
    await page.getByRole('button', { name: '引用：李娜决定' }).click()
    const written = await page.getByLabel('要改进的').inputValue()
    expect(written).toMatch(/^值班员粗心大意。\n.+李娜决定：先切到备用网关，再查主网关证书。$/)
    await page.getByRole('button', { name: '再加一个原因' }).click()
    await page.getByLabel('第 2 个原因', { exact: true }).fill('没有监控证书剩余有效期。')
    await page.getByLabel('第 2 个原因的类型').selectOption('监控')
    await expect
      .poll(() => sent('save-post-incident-review').at(-1)?.body, { timeout: 6000 })
      .toMatchObject({ causes: [{ kind: 'configuration' }, { kind: 'monitoring', text: '没有监控证书剩余有效期。' }] })

    await page.getByRole('button', { name: '删除第 1 个原因' }).press('Enter')
    const left = page.getByLabel('第 1 个原因', { exact: true })
    await expect.poll(() => left.evaluate((each) => each === document.activeElement)).toBe(true)
    await page.keyboard.press('End')
    await page.keyboard.type('也没有提醒。')
    expect(await left.inputValue()).toBe('没有监控证书剩余有效期。也没有提醒。')
    await page.context().close()
  })

  test('that somebody else has kept meanwhile is never overwritten unasked', async () => {
    const page = await portal.page({ language: 'en' }, REVIEW)
    portal.api.refuseNext('save-post-incident-review', {
      status: 412,
      code: 'stale-version',
      title: 'Changed',
      detail: '…',
    })
    await page.getByLabel('What was luck').fill('It was night.')
    await page.getByText('Somebody has just saved another version.').waitFor()
    expect(await page.getByLabel('What was luck').inputValue()).toBe('It was night.')
    const before = sent('save-post-incident-review').length
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect.poll(() => sent('save-post-incident-review').length).toBe(before + 1)
    await page.getByText(/^Saved/).waitFor()
    await page.context().close()
    // The browser notes every refusal.
    portal.complaints.splice(0)
  })

  test('is kept before it is handed in', async () => {
    const page = await portal.page({ language: 'en' }, REVIEW)
    await page.getByLabel('Impact').fill('Nobody got mail for 80 minutes.')
    await page.getByRole('button', { name: 'Hand in' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()
    await page.getByText('Handed in; somebody else reads it.').waitFor()
    expect(sent('save-post-incident-review').at(-1)?.body).toMatchObject({ impact: 'Nobody got mail for 80 minutes.' })
    expect(sent('submit-post-incident-review')).toHaveLength(1)
    await page.context().close()
  })

  test('is read and sent back with what is missing by whoever did not lead it', async () => {
    const page = await portal.page({ size: 'phone' }, `/post-incident-reviews/${nth('pir', 2)}`)
    await page.getByRole('button', { name: '退回' }).click()
    await page.getByLabel('要补充什么').fill('提醒为什么没有人看到？')
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await page.getByText('已退回，责任人会收到邮件。').waitFor()
    await page.context().close()
  })
})

describe('actions', () => {
  test('are listed by how far they are; one is added with a day and an owner', async () => {
    const page = await portal.page({}, '/improvement-actions')
    await page.getByText('ACT-1001 证书剩余有效期纳入监控').waitFor()
    await page.getByRole('link', { name: '已逾期' }).click()
    await expect.poll(() => sent('list-improvement-actions').length).toBeGreaterThan(1)
    await page.getByRole('button', { name: '添加改进措施' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('要做什么').fill('证书到期提醒发到岗位')
    await dialog.getByLabel('最迟哪一天').fill('2026-02-27')
    await dialog.getByRole('combobox').click()
    await page.getByRole('option').first().waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: '添加' }).click()
    await page.getByText('已添加，责任人会收到邮件。').waitFor()
    expect(sent('raise-improvement-action')[0]?.body).toMatchObject({ due: '2026-02-27', checkAfterDays: 30 })
    await page.context().close()
  })

  test('that did not help gets a new day; that helped needs none', async () => {
    const page = await portal.page({ language: 'en' }, `/improvement-actions/${nth('iac', 1)}`)
    await page.getByText('the same happened again once').waitFor()
    await page.getByRole('button', { name: 'Did it help?' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('It helped').check()
    expect(await dialog.getByLabel('The new day').count()).toBe(0)
    await dialog.getByLabel('It did not; it is to be done again').check()
    await dialog.getByLabel('The new day').fill('2026-02-27')
    await dialog.getByLabel('How you know').fill('It happened again.')
    await dialog.getByRole('button', { name: 'Record the outcome' }).click()
    await page.getByText('The outcome is recorded.').waitFor()
    expect(sent('check-improvement-action')[0]?.body).toEqual({
      ...{ outcome: 'did-not-help', due: '2026-02-27', comment: 'It happened again.' },
    })
    await page.context().close()
  })
})
