/** What is shown when a push cannot be read. */
export default {
  title: '职守 · Onduty',
  body: '有一条呼叫，请打开门户查看。',
} as const
