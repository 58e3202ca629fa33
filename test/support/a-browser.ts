/** A browser that may be pushed to. */
export const BROWSER = {
  label: '我的手机',
  endpoint: 'https://push.example.com/send/abc',
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u',
  auth: 'tBHItJI5svbpez7KI4CCXg',
}
