import type { Language, Text } from '../../../functions/kernel/text.ts'
import type { PositionName } from './groups-and-positions.ts'

interface Somebody {
  readonly name: string
  readonly email: string
  readonly language?: Language
  /** What an employee outside IT does. */
  readonly title?: Text
}

/** Who works at 江城精密制造有限公司: its IT department, and a few of those it works for. */
export const PEOPLE = {
  chenJianguo: { name: '陈建国', email: 'chen.jianguo@example.com' },
  maXiaolin: { name: '马晓琳', email: 'ma.xiaolin@example.com' },

  sunZhiyuan: { name: '孙志远', email: 'sun.zhiyuan@example.com' },
  wangZhiqiang: { name: '王志强', email: 'wang.zhiqiang@example.com' },
  liWei: { name: '李伟', email: 'li.wei@example.com' },
  zhangLei: { name: '张磊', email: 'zhang.lei@example.com' },
  liuYang: { name: '刘洋', email: 'liu.yang@example.com' },
  yangFan: { name: '杨帆', email: 'yang.fan@example.com' },

  zhaoJing: { name: '赵静', email: 'zhao.jing@example.com' },
  zhouHao: { name: '周浩', email: 'zhou.hao@example.com' },
  xuPeng: { name: '徐鹏', email: 'xu.peng@example.com' },
  wuQian: { name: '吴倩', email: 'wu.qian@example.com' },
  huBin: { name: '胡斌', email: 'hu.bin@example.com' },
  davidMiller: { name: 'David Miller', email: 'david.miller@example.com', language: 'en' },

  gaoFeng: { name: '高峰', email: 'gao.feng@example.com' },
  linTao: { name: '林涛', email: 'lin.tao@example.com' },
  heJun: { name: '何俊', email: 'he.jun@example.com' },
  luoMin: { name: '罗敏', email: 'luo.min@example.com' },
  guoKai: { name: '郭凯', email: 'guo.kai@example.com' },

  zhengJie: { name: '郑洁', email: 'zheng.jie@example.com' },
  xieFang: { name: '谢芳', email: 'xie.fang@example.com' },
  hanXue: { name: '韩雪', email: 'han.xue@example.com' },
  tangLiang: { name: '唐亮', email: 'tang.liang@example.com' },
  fengTao: { name: '冯涛', email: 'feng.tao@example.com' },
  xuQing: { name: '许晴', email: 'xu.qing@example.com' },

  shenJia: {
    name: '沈佳',
    email: 'shen.jia@example.com',
    title: { 'zh-CN': '财务部会计', en: 'Accountant, Finance' },
  },
  jiangWen: {
    name: '蒋文',
    email: 'jiang.wen@example.com',
    title: { 'zh-CN': '生产部计划员', en: 'Planner, Production' },
  },
  caoMing: {
    name: '曹明',
    email: 'cao.ming@example.com',
    title: { 'zh-CN': '采购部采购员', en: 'Buyer, Purchasing' },
  },
  dengLi: {
    name: '邓丽',
    email: 'deng.li@example.com',
    title: { 'zh-CN': '人力资源部主管', en: 'Supervisor, Human Resources' },
  },
  panHong: {
    name: '潘虹',
    email: 'pan.hong@example.com',
    title: { 'zh-CN': '总经理办公室秘书', en: 'Secretary to the General Manager' },
  },
  annaSchmidt: {
    name: 'Anna Schmidt',
    email: 'anna.schmidt@example.com',
    language: 'en',
    title: { 'zh-CN': '质量部工程师', en: 'Engineer, Quality' },
  },
} as const satisfies Record<string, Somebody>
export type PersonName = keyof typeof PEOPLE

/** Who holds each position, and who stands in for them. The backup administrator is still to be found. */
export const STAFFING: Readonly<
  Record<PositionName, { readonly holders: readonly PersonName[]; readonly deputy: PersonName }>
> = {
  head: { holders: ['chenJianguo'], deputy: 'zhaoJing' },
  administrator: { holders: ['maXiaolin'], deputy: 'sunZhiyuan' },

  operationsLeader: { holders: ['sunZhiyuan'], deputy: 'liWei' },
  changeManager: { holders: ['wangZhiqiang'], deputy: 'gaoFeng' },
  serverAdministrator: { holders: ['liWei', 'zhangLei'], deputy: 'yangFan' },
  databaseAdministrator: { holders: ['liuYang'], deputy: 'zhangLei' },
  platformEngineer: { holders: ['yangFan'], deputy: 'liWei' },
  backupAdministrator: { holders: [], deputy: 'yangFan' },

  developmentLeader: { holders: ['zhaoJing'], deputy: 'zhouHao' },
  erpOwner: { holders: ['zhouHao'], deputy: 'xuPeng' },
  mesOwner: { holders: ['xuPeng'], deputy: 'zhouHao' },
  developer: { holders: ['wuQian', 'huBin', 'davidMiller'], deputy: 'xuPeng' },

  securityLeader: { holders: ['gaoFeng'], deputy: 'luoMin' },
  networkEngineer: { holders: ['linTao', 'heJun'], deputy: 'guoKai' },
  securityEngineer: { holders: ['luoMin', 'guoKai'], deputy: 'linTao' },

  supportLeader: { holders: ['zhengJie'], deputy: 'fengTao' },
  serviceDesk: { holders: ['xieFang', 'hanXue', 'tangLiang'], deputy: 'xuQing' },
  desktopEngineer: { holders: ['fengTao', 'xuQing'], deputy: 'tangLiang' },
}

/** Away since yesterday, for five days: the deputy of the database answers. */
export const AWAY: PersonName = 'liuYang'
