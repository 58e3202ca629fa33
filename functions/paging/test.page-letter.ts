import { say, type Text } from '../kernel/text.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { findCard } from './contact-card.store.ts'
import { TEST_MINUTES } from './contact-card.ts'
import type { PageLetter } from './page.ts'
import { testCodeOf } from './test-code.ts'

/** Letters of this room's own pages. */
export const CONTACT_TEST = 'paging.contact-test'
export const CHANNEL_TEST = 'paging.channel-test'

/** “Did this reach you?” Counts once the person gives the code it says, or taps the link that has it. */
export const contactTest: PageLetter = {
  async compose(platform, { to }) {
    const { store } = platform
    const [card, directory] = await Promise.all([findCard(store, to), loadDirectory(store)])
    const person = directory.people.get(to)
    if (card?.test === undefined || person === undefined) return undefined
    const code = testCodeOf(platform, card.test)
    const href = `/my/contact-test/${code}`
    return {
      // In two parts, so that a voice does not read it as one number. A text message and a voice say nothing but the title.
      title: say(TITLE, person.language, { code: `${code.slice(0, 3)} ${code.slice(3)}` }),
      lines: [say(LINE, person.language, { minutes: TEST_MINUTES })],
      href,
      acknowledgeHref: href,
      acknowledgeLabel: CONFIRM,
      because: BECAUSE,
      severity: 3,
      isExercise: false,
    }
  },
}

/** A robot says that it can speak. */
export const channelTest: PageLetter = {
  compose: async () => ({
    title: `${CHANNEL['zh-CN']} / ${CHANNEL.en}`,
    lines: [],
    href: '/',
    severity: 3,
    isExercise: false,
  }),
}

const TITLE: Text = { 'zh-CN': '联系方式测试，验证码 {code}', en: 'A test of how you are reached: code {code}' }
const LINE: Text = {
  'zh-CN':
    '这是您自己发起的测试。请在 {minutes} 分钟内打开链接确认，或在门户里输入验证码；确认后，这个联系方式才算有效。',
  en: 'You asked for this test. Within {minutes} minutes, confirm by the link or type the code in the portal; then this way of reaching you counts.',
}
const BECAUSE: Text = {
  'zh-CN': '您收到这封邮件，因为您给自己发送了联系方式测试。',
  en: 'You get this mail because you sent yourself a test.',
}
const CONFIRM: Text = { 'zh-CN': '确认收到', en: 'It came' }
const CHANNEL: Text = { 'zh-CN': '职守测试消息：机器人可用', en: 'Onduty test: this robot works' }
