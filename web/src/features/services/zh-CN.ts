export default {
  title: '服务',
  lead: 'IT 提供的服务：归谁负责、变更由谁授权、依赖什么、被谁依赖。',
  label: '服务列表',
  name: '服务',
  group: '负责小组',
  changeAuthority: '变更授权人',
  dependsOn: '依赖',
  neededBy: '被依赖',
  news: '故障通知',
  nothing: '无',
  empty: '还没有登记服务',
} as const
