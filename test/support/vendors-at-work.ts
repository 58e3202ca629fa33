/** What is written down of a vendor, as far as it matters. */
export const vendorIn = (wish: Readonly<Record<string, unknown>> = {}) => ({
  name: '云信邮件',
  contacts: [
    { name: '值班热线', email: 'noc@vendor.example', phone: '400-000-0000', language: 'zh-CN' },
    { name: 'Jane Smith', email: 'jane@vendor.example', language: 'en' },
  ],
  contract: '7×24，一级故障 30 分钟内响应。',
  ...wish,
})
