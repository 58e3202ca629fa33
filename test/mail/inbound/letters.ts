import type { InboundMail, MailVerdicts } from '../../../functions/platform/inbound-mail.ts'
import { gbk } from './gbk.ts'

export const DOMAIN = 'onduty.example'
export const TOKEN = `obl_01k8z3m5q7abcdefghjkmnpqrs.${'0123456789abcdefghjkmnpqrs'}`
export const FROM = 'han@example.com'

export const PASSED: MailVerdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' }

/** A part of a mail: its headers and its bytes as they travel. */
export interface Part {
  readonly headers: string
  readonly body: Buffer
}

const encodings = {
  base64: (bytes: Buffer) => Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n')),
  'quoted-printable': (bytes: Buffer) =>
    Buffer.from(
      [...bytes]
        .map((byte) =>
          (byte > 31 && byte < 127 && byte !== 61) || byte === 10 || byte === 13
            ? String.fromCharCode(byte)
            : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
        )
        .join('')
        .replace(/(?:[^\r\n=]|=[0-9A-F]{2}){72}(?=[^\r\n])/g, '$&=\r\n'),
    ),
  '8bit': (bytes: Buffer) => bytes,
} as const

/** A text part in a charset and a transfer encoding. Lines end as mails do. */
export function textPart(
  words: string,
  { type = 'text/plain', charset = 'utf-8', encoding = 'base64' as keyof typeof encodings, more = '' } = {},
): Part {
  const crlf = words.replace(/\r?\n/g, '\r\n')
  const bytes = /^gb/i.test(charset) ? gbk(crlf) : Buffer.from(crlf)
  const headers = `Content-Type: ${type}; charset="${charset}"${more}\r\nContent-Transfer-Encoding: ${encoding}`
  return { headers, body: encodings[encoding](bytes) }
}

export const htmlPart = (words: string, how: Parameters<typeof textPart>[1] = {}): Part =>
  textPart(words, { ...how, type: 'text/html' })

export function multipart(kind: string, ...parts: Part[]): Part {
  const boundary = `----=_${kind}_${parts.length}`
  const pieces = parts.flatMap(({ headers, body }) => [
    Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`),
    body,
    Buffer.from('\r\n'),
  ])
  const end = Buffer.from(`--${boundary}--\r\n`)
  return {
    headers: `Content-Type: multipart/${kind};\r\n\tboundary="${boundary}"`,
    body: Buffer.concat([...pieces, end]),
  }
}

/** A whole mail around a body. `more` are further header lines, `from` replaces the `From` header. */
export function message(part: Part, { more = '', from = `From: =?utf-8?B?6Z+p5qKF5qKF?= <${FROM}>` } = {}): Buffer {
  const head = [
    `Return-Path: <${FROM}>`,
    'Received: from mail.example.com (mail.example.com [192.0.2.7])\r\n\tby inbound-smtp.example with ESMTPS id abc\r\n\tfor <reply@onduty.example>; Tue, 06 Jan 2026 02:12:34 +0000 (UTC)',
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s1;\r\n\th=from:to:subject; bh=abc=; b=def=',
    'MIME-Version: 1.0',
    ...(from === '' ? [] : [from]),
    `To: Onduty <reply+${TOKEN}@${DOMAIN}>`,
    'Subject: =?utf-8?B?5Zue5aSN?=: CHG-1042',
    'Date: Tue, 06 Jan 2026 10:12:30 +0800',
    'Message-ID: <abc.123@mail.example.com>',
    'In-Reply-To: <mail-1@onduty.example>',
    ...(more === '' ? [] : [more]),
    part.headers,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), part.body])
}

export const inbound = (raw: Uint8Array, more: Partial<InboundMail> = {}): InboundMail => ({
  raw,
  envelope: { mailFrom: FROM, rcptTo: `reply+${TOKEN}@${DOMAIN}` },
  verdicts: PASSED,
  ...more,
})

/** The mail that is answered, as it comes back below the answer. */
export const ASKED = `请授权变更 CHG-1042

也可以直接回复本邮件：第一行只写“同意”或“拒绝”，需要说明的写在下一行。

approve
同意`
export const QUOTED = ASKED.replace(/^/gm, '> ')
