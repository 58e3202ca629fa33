import { say, type Text } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER } from '../obligation/index.ts'
import type { CalendarYear } from './calendar-year.ts'

export const calendarYearKind: CaseKind = {
  prefix: 'cal',
  address: 'calendar-years',
  workflow: 'calendar-year',
  standards: {
    'calendar.enter-year': {
      'zh-CN': '在工作日历中录入这一年的节假日和调休安排。',
      en: 'Enter the holidays and make-up days of this year in the working calendar.',
    },
  },
  stageOf: (head) => (head.status === 'open' ? 'enter' : OVER),
  mayNotAnswer: () => [],
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

function describe({ standing, directory, language }: Describing): CaseDescription {
  const { year } = standing.head as unknown as CalendarYear
  const own = directory.department.calendar.publicHolidays === 'CN' ? [ANNOUNCED, CLOSES] : [CLOSES, OR_DECLARE]
  return {
    wanted: WANTED[language],
    name: say(NAME, language, { year }),
    lead: [UNKNOWN, ...own].map((each) => say(each, language, { year, before: year - 1 })),
    facts: [],
    href: '/calendar',
    action: { label: ACTION[language], isDecision: false },
  }
}

const WANTED: Text = { 'zh-CN': '请录入节假日安排', en: 'please enter the public holidays' }
const NAME: Text = { 'zh-CN': '{year} 年工作日历', en: 'working calendar {year}' }
const UNKNOWN: Text = {
  'zh-CN':
    '工作日历里还没有 {year} 年的节假日和调休安排。录入之前，{year} 年的时限只能按周一至周五推算，遇到节假日和调休会算错。',
  en: 'The working calendar knows no holidays and make-up days of {year}. Until they are entered, deadlines in {year} are worked out by the ordinary week, and are wrong around holidays.',
}
const ANNOUNCED: Text = {
  'zh-CN': '国务院办公厅一般在 {before} 年 11 月公布 {year} 年的安排。',
  en: 'The State Council usually announces {year} in November {before}.',
}
const CLOSES: Text = {
  'zh-CN': '录入后本事项自动办结。',
  en: 'This closes by itself once the year is entered.',
}
const OR_DECLARE: Text = {
  'zh-CN': '这一年没有特别安排的，声明“已全部录入”即可。',
  en: 'A year with nothing special only has to be declared complete.',
}
const ACTION: Text = { 'zh-CN': '打开工作日历', en: 'Open the working calendar' }
