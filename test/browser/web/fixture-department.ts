import { defaultCalendar } from '../../../functions/calendar/calendar.ts'
import { idOf } from '../../../functions/kernel/ids.ts'
import type {
  AbsenceOut,
  PersonOut,
  PositionOut,
  ServiceOut,
} from '../../../functions/responsibility/responsibility.contract.ts'

/** When the fixture's story plays: a Wednesday morning in Shanghai. */
export const NOW = '2026-01-07T02:20:00.000Z'
const LONG_AGO = '2025-03-01T01:00:00.000Z'

/** The nth thing of a kind. */
export const nth = (kind: string, number: number, at = LONG_AGO): string =>
  idOf(kind, at, String(number).padStart(16, '0'))

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })

export const GROUPS = [
  { id: nth('grp', 1), name: text('系统运维组', 'System Operations') },
  { id: nth('grp', 2), name: text('应用开发组', 'Application Development') },
  { id: nth('grp', 3), name: text('网络安全组', 'Network Security') },
  { id: nth('grp', 4), name: text('技术支持组', 'Technical Support') },
] as const
const [operations, development, security, support] = GROUPS

type Act = PositionOut['authorities'][number]['act']
const peer: Act[] = ['change.raise', 'change.assess', 'change.test']
const leader: Act[] = [...peer, 'change.authorise', 'change.review', 'change.cancel']

interface Post {
  readonly number: number
  readonly name: ReturnType<typeof text>
  readonly group: (typeof GROUPS)[number] | null
  readonly acts: readonly Act[]
  readonly holders: readonly number[]
  readonly deputies: readonly number[]
}

const POSTS: readonly Post[] = [
  {
    number: 1,
    name: text('IT 负责人', 'Head of IT'),
    group: null,
    acts: [...leader, 'audit.verify'],
    holders: [1],
    deputies: [2],
  },
  {
    number: 2,
    name: text('系统运维组组长', 'Operations Leader'),
    group: operations,
    acts: [
      ...leader,
      'access-review.run',
      'policy.publish',
      'directory.administer',
      'effects.redrive',
      'audit.verify',
      'token.issue',
      'entitlement.provision',
    ],
    holders: [2],
    deputies: [3],
  },
  {
    number: 3,
    name: text('服务器管理员', 'Server Administrator'),
    group: operations,
    acts: peer,
    holders: [3, 4],
    deputies: [5],
  },
  {
    number: 4,
    name: text('数据库管理员', 'Database Administrator'),
    group: operations,
    acts: peer,
    holders: [5],
    deputies: [],
  },
  {
    number: 5,
    name: text('存储管理员', 'Storage Administrator'),
    group: operations,
    acts: peer,
    holders: [],
    deputies: [],
  },
  {
    number: 6,
    name: text('应用开发组组长', 'Development Leader'),
    group: development,
    acts: leader,
    holders: [6],
    deputies: [7],
  },
  {
    number: 7,
    name: text('应用工程师', 'Application Engineer'),
    group: development,
    acts: peer,
    holders: [7, 8],
    deputies: [],
  },
  {
    number: 8,
    name: text('网络安全组组长', 'Security Leader'),
    group: security,
    acts: leader,
    holders: [9],
    deputies: [10],
  },
  {
    number: 9,
    name: text('网络管理员', 'Network Administrator'),
    group: security,
    acts: peer,
    holders: [10],
    deputies: [11],
  },
  {
    number: 10,
    name: text('技术支持组组长', 'Support Leader'),
    group: support,
    acts: leader,
    holders: [12],
    deputies: [13],
  },
  {
    number: 11,
    name: text('桌面支持工程师', 'Desktop Support Engineer'),
    group: support,
    acts: ['change.raise'],
    holders: [13],
    deputies: [],
  },
]

const NAMES: readonly (readonly [string, string])[] = [
  ['周明远', 'zhou.mingyuan'],
  ['王建国', 'wang.jianguo'],
  ['李伟', 'li.wei'],
  ['赵敏', 'zhao.min'],
  ['陈思远', 'chen.siyuan'],
  ['刘洋', 'liu.yang'],
  ['孙婷婷', 'sun.tingting'],
  ['吴磊', 'wu.lei'],
  ['郑海涛', 'zheng.haitao'],
  ['冯雪', 'feng.xue'],
  ['何俊杰', 'he.junjie'],
  ['马丽', 'ma.li'],
  ['林小川', 'lin.xiaochuan'],
  ['高翔', 'gao.xiang'],
]
const AWAY = [10]
const GONE = [14]

/** A person as others name them. */
export const ref = (number: number) => ({ id: nth('per', number), name: NAMES[number - 1]?.[0] ?? '' })

const groupOf = (post: Post) => (post.group === null ? null : { id: post.group.id, name: post.group.name })

export const people: PersonOut[] = NAMES.map(([name, mail], index) => {
  const number = index + 1
  const places = (via: 'holder' | 'deputy') =>
    POSTS.filter((post) => post[via === 'holder' ? 'holders' : 'deputies'].includes(number)).map((post) => ({
      id: nth('pos', post.number),
      name: post.name,
      group: groupOf(post),
      via,
      until: via === 'deputy' && number === 11 ? '2026-06-30T16:00:00.000Z' : null,
    }))
  return {
    id: nth('per', number),
    name,
    email: `${mail}@example.com`,
    language: 'zh-CN',
    active: !GONE.includes(number),
    positions: [...places('holder'), ...places('deputy')],
    isAway: AWAY.includes(number),
    version: 3,
  }
})

const place = (kind: 'asg' | 'dpt', post: number) => (number: number) => ({
  id: nth(kind, post * 100 + number),
  person: { ...ref(number), active: true, isAway: AWAY.includes(number) },
  from: LONG_AGO,
  until: null,
})

export const positions: PositionOut[] = POSTS.map((post) => ({
  id: nth('pos', post.number),
  name: post.name,
  group: groupOf(post),
  isLeader: [2, 6, 8, 10].includes(post.number),
  isHead: post.number === 1,
  isVacant: post.holders.length === 0,
  authorities: post.acts.map((act) => ({
    act,
    services: post.number === 4 && act === 'change.assess' ? [nth('svc', 3)] : null,
    upTo: null,
    duty: null,
  })),
  holders: post.holders.map(place('asg', post.number)),
  deputies: post.deputies.map(place('dpt', post.number)),
  version: 2,
}))

export const groups = GROUPS.map((group, index) => {
  const post = POSTS.find(({ group: of, number }) => of === group && [2, 6, 8, 10].includes(number))
  return {
    ...group,
    leader: post === undefined ? null : ref(post.holders[0] ?? 0),
    leaderPosition: nth('pos', post?.number ?? index + 1),
    version: 1,
  }
})

const SERVICES: readonly (readonly [string, string, (typeof GROUPS)[number], readonly number[]])[] = [
  ['统一邮件', 'Corporate Mail', operations, [4, 5, 6]],
  ['OA 办公系统', 'Office Automation', development, [3, 5, 6]],
  ['生产数据库', 'Production Database', operations, [4]],
  ['虚拟化平台', 'Virtualisation Platform', operations, [6]],
  ['统一身份认证', 'Identity and Sign-in', security, [3, 6]],
  ['核心网络', 'Core Network', security, []],
  ['ERP', 'ERP', development, [3, 5]],
  ['桌面与打印', 'Desktop and Printing', support, [5, 6]],
]

/** A service as others name it. */
export const serviceRef = (number: number) => {
  const [zh = '', en = ''] = SERVICES[number - 1] ?? []
  return { id: nth('svc', number), name: text(zh, en) }
}

export const services: ServiceOut[] = SERVICES.map(([, , group, needs], index) => {
  const post = POSTS.find(({ group: of, acts }) => of === group && acts.includes('change.authorise'))
  return {
    ...serviceRef(index + 1),
    group: { id: group.id, name: group.name },
    changeAuthority: { id: nth('pos', post?.number ?? 1), name: post?.name ?? text('IT 负责人', 'Head of IT') },
    dependsOn: needs.map(serviceRef),
    neededBy: SERVICES.flatMap(([, , , on], at) => (on.includes(index + 1) ? [serviceRef(at + 1)] : [])),
    version: 1,
  }
})

export const absences: AbsenceOut[] = [
  {
    id: nth('abs', 1),
    person: ref(10),
    from: '2026-01-05T00:00:00.000Z',
    until: '2026-01-10T00:00:00.000Z',
    note: '年假',
    version: 1,
  },
]

export const me = people[1] as PersonOut

/** A working calendar that has not been told of 2027. */
export const calendarOf2026 = {
  version: 3,
  calendar: { ...defaultCalendar, days: { '2026-09-10': { is: 'off', name: text('公司年会', 'Company Day') } } },
  yearsToWarnAbout: [2027],
}
