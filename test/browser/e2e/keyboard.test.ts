import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { factOf, ownerOf } from './at-work.ts'
import { spaced } from './change-form.ts'
import { inTheBrowser } from './in-the-browser.ts'

const office = inTheBrowser()

describe('without a mouse', () => {
  test('somebody signs in, raises a change, and a peer assesses it, by Tab, Enter and letters alone', async () => {
    const engineer = await office.arrives()
    const keys = hands(engineer.page)
    await engineer.page.goto('/')
    await engineer.page.waitForURL(/\/oidc\//)
    await keys.press(/^李伟 /)
    await engineer.sees('按到期时间排列')

    await keys.press('提交变更')
    await keys.write('标题', '更换机房温湿度探头')
    await keys.write('说明', '两只探头读数漂移。')
    await keys.tabTo('涉及的服务')
    await engineer.page.keyboard.type('监控')
    await engineer.page.keyboard.press('Enter')
    await keys.tabTo(/^低风险/)
    await engineer.page.keyboard.press('ArrowDown')
    await keys.write('测试方案', '与手持仪对比读数。')
    await keys.write('回退方案', '装回旧探头。')
    await keys.tabTo('窗口开始')
    await engineer.page.keyboard.type('01132026')
    await engineer.page.keyboard.press('Tab')
    await engineer.page.keyboard.type('0800PM')
    await keys.press('1小时')
    await keys.press(spaced('提交'))
    await engineer.sees('已提交，编号')
    const number = await engineer.page.locator('main strong', { hasText: 'CHG-' }).first().textContent()
    expect(number).toMatch(/^CHG-\d+$/)
    expect(await factOf(engineer, '涉及的服务')).toBe('监控平台')

    const peer = await ownerOf(engineer)
    const assessor = await office.arrives()
    const theirs = hands(assessor.page)
    await assessor.page.goto('/')
    await assessor.page.waitForURL(/\/oidc\//)
    await theirs.press(RegExp(`^${peer} `))
    await assessor.page.getByRole('article').filter({ hasText: '温湿度' }).waitFor()
    await theirs.press('更换机房温湿度探头')
    await assessor.sees('我可以做什么')
    await theirs.press(spaced('评估'))
    await assessor.page.getByRole('dialog').waitFor()
    await theirs.tabTo(/^可行/)
    await assessor.page.keyboard.press('Space')
    await theirs.press(spaced('评估'))
    await assessor.sees('已记录：评估')
  })

  test('the first key of every page is the way past the menu', async () => {
    const reader = await office.arrives()
    await reader.comesAs('李伟')
    await reader.sees('按到期时间排列')
    await hands(reader.page).press('跳到主要内容')
    expect(await reader.page.locator(':focus').getAttribute('id')).toBe('main')
  })
})

const MOST_TABS = 80

/** What hands on a keyboard do: they go from one control to the next, and see where they are. */
function hands(page: Page) {
  /** Presses Tab until a control of this name has the focus, which must be visible. */
  async function tabTo(name: string | RegExp): Promise<void> {
    const wanted = typeof name === 'string' ? RegExp(`^${name}$`) : name
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (wanted.test(await focusedName(page))) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no control “${name}” within ${MOST_TABS} tabs`)
  }
  return {
    tabTo,
    async press(name: string | RegExp): Promise<void> {
      await tabTo(name)
      await page.keyboard.press('Enter')
    },
    async write(name: string, words: string): Promise<void> {
      await tabTo(name)
      await page.keyboard.insertText(words)
    },
  }
}

/** What a screen reader would call what has the focus. */
async function focusedName(page: Page): Promise<string> {
  const focused = page.locator(':focus')
  if ((await focused.count()) === 0) return ''
  const [first = ''] = (await focused.ariaSnapshot()).split('\n')
  return /"(.*?)"/.exec(first)?.[1] ?? ''
}
