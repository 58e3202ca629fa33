import { ASKED, htmlPart, message, multipart, QUOTED, textPart } from './letters.ts'
import { ADDRESS, ASKED_HTML, type RealReply } from './real-reply.ts'

/** Replies as mail programs used in China write them: charset, and what stands below the answer, are the point. */
export const CHINESE_REPLIES: readonly RealReply[] = [
  {
    client: 'Gmail, Chinese',
    says: ['approve', '请在窗口前再确认一次快照。'],
    raw: message(
      multipart(
        'alternative',
        textPart(`同意\n请在窗口前再确认一次快照。\n\n职守 <${ADDRESS}> 于2026年1月6日周二 10:12写道：\n\n${QUOTED}\n`),
        htmlPart(
          `<div dir="ltr">同意<div>请在窗口前再确认一次快照。</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">职守 &lt;<a href="mailto:${ADDRESS}">${ADDRESS}</a>&gt; 于2026年1月6日周二 10:12写道：<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">${ASKED_HTML}</blockquote></div>`,
        ),
      ),
    ),
  },
  {
    client: 'QQ mail in the browser, GB18030',
    says: ['approve', '风险可控。\n注意通知财务。'],
    raw: message(
      multipart(
        'alternative',
        textPart(
          `同意\n风险可控。\n注意通知财务。\n\n\n&nbsp;\n------------------&nbsp;原始邮件&nbsp;------------------\n发件人:\n"职守"\n<${ADDRESS}>;\n\n${ASKED}`,
          { charset: 'gb18030' },
        ),
        htmlPart(
          `<div>同意</div><div>风险可控。</div><div>注意通知财务。</div><div><includetail><div>&nbsp;</div><div style="font-size: 12px;">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="font-size:12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"职守"&lt;${ADDRESS}&gt;;</div></div>${ASKED_HTML}</includetail></div>`,
          { charset: 'gb18030' },
        ),
      ),
      { more: 'X-QQ-mid: webmail123\r\nX-Mailer: QQMail 2.x\r\nX-QQ-STYLE: \r\nX-Priority: 3' },
    ),
  },
  {
    client: 'QQ mail, English interface',
    says: ['approve', ''],
    raw: message(
      textPart(`approve\n\n\n------------------ Original ------------------\nFrom: "Onduty" <${ADDRESS}>;\n${ASKED}`, {
        charset: 'GB18030',
      }),
    ),
  },
  {
    client: 'NetEase 163 in the browser, GBK',
    says: ['reject', '请改到下周末。'],
    raw: message(
      multipart(
        'alternative',
        textPart(`拒绝\n请改到下周末。\n\n\n\n\n在 2026-01-06 10:12:00，"职守" <${ADDRESS}> 写道：\n\n${ASKED}`, {
          charset: 'GBK',
        }),
        htmlPart(
          `<div style="line-height:1.7;color:#000000;font-size:14px;font-family:Arial"><div style="margin:0;">拒绝</div><div>请改到下周末。</div><br/><br/><p>在 2026-01-06 10:12:00，"职守" &lt;${ADDRESS}&gt; 写道：</p><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex">${ASKED_HTML}</blockquote></div>`,
          { charset: 'GBK' },
        ),
      ),
    ),
  },
  {
    client: 'NetEase 126, old form',
    says: ['approve', ''],
    raw: message(
      textPart(`同意\n\n\nAt 2026-01-06 10:12:00, "Onduty" <${ADDRESS}> wrote:\n\n${ASKED}`, {
        charset: 'GBK',
        encoding: 'quoted-printable',
      }),
    ),
  },
  {
    client: 'NetEase Mail Master on a phone',
    says: ['approve', '已知悉'],
    raw: message(
      textPart(
        `同意\n已知悉\n\n\n| |\n韩梅梅\n|\n|\nhan@163.com\n|\n---- 回复的原邮件 ----\n| 发件人 | 职守<${ADDRESS}> |\n| 日期 | 2026年01月06日 10:12 |\n${ASKED}`,
      ),
    ),
  },
  {
    client: 'Foxmail, GB2312',
    says: ['approve', '按方案执行。'],
    raw: message(
      multipart(
        'alternative',
        textPart(
          `同意\n按方案执行。\n\n\n\n--------------\n韩梅梅\n \n发件人： 职守\n发送时间： 2026-01-06 10:12\n收件人： 韩梅梅\n${ASKED}`,
          {
            charset: 'GB2312',
          },
        ),
        htmlPart(
          `<html><head><meta http-equiv="content-type" content="text/html; charset=GB2312"><style>body { line-height: 1.5; }</style></head><body><div>同意</div><div>按方案执行。</div><div><br></div><hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left"><div>韩梅梅</div><blockquote style="margin-Top: 0px;"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt"><b>发件人：</b>&nbsp;职守</div>${ASKED_HTML}</blockquote></body></html>`,
          { charset: 'GB2312', encoding: 'quoted-printable' },
        ),
      ),
      { more: 'X-Mailer: Foxmail 7.2.25.375[cn]' },
    ),
  },
  {
    client: 'Outlook for Windows, Chinese, with a picture in the signature',
    says: ['approve', '请王强现场值守。'],
    raw: message(
      multipart(
        'related',
        multipart(
          'alternative',
          textPart(
            `同意\n\n请王强现场值守。\n\n \n\n发件人: 职守 <${ADDRESS}>\n发送时间: 2026年1月6日 10:12\n收件人: 韩梅梅\n主题: 请授权\n\n${ASKED}`,
            {
              charset: 'gb2312',
            },
          ),
          htmlPart(
            `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml><o:shapedefaults/></xml><![endif]--></head><body lang=ZH-CN><div class=WordSection1><p class=MsoNormal><span>同意<span lang=EN-US><o:p></o:p></span></span></p><p class=MsoNormal>请王强现场值守。<o:p></o:p></p><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>发件人<span lang=EN-US>:</span></b> 职守 &lt;${ADDRESS}&gt; <br><b>发送时间:</b> 2026年1月6日</p></div>${ASKED_HTML}</div></body></html>`,
            { charset: 'gb2312', encoding: 'quoted-printable' },
          ),
        ),
        {
          headers:
            'Content-Type: image/png; name="logo.png"\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64',
          body: Buffer.from('iVBORw0KGgo='),
        },
      ),
      { more: 'Thread-Topic: CHG-1042\r\nAccept-Language: zh-CN, en-US\r\nX-MS-Has-Attach: yes\r\nAuto-Submitted: no' },
    ),
  },
  {
    client: 'iPhone, Chinese',
    says: ['approve', ''],
    raw: message(
      multipart(
        'alternative',
        textPart(`同意\n\n发自我的 iPhone\n\n> 在 2026年1月6日，10:12，职守 <${ADDRESS}> 写道：\n> \n${QUOTED}\n`),
        htmlPart(
          `<html><body dir="auto">同意<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">发自我的 iPhone</div><div dir="ltr"><br><blockquote type="cite">在 2026年1月6日，10:12，职守 &lt;${ADDRESS}&gt; 写道：<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${ASKED_HTML}</div></blockquote></body></html>`,
        ),
      ),
      { more: 'X-Mailer: iPhone Mail (23C55)' },
    ),
  },
  {
    client: 'Thunderbird, Chinese',
    says: ['approve', '回退演练过了吗？'],
    raw: message(
      textPart(`同意\n回退演练过了吗？\n\n在 2026/1/6 10:12, 职守 写道:\n${QUOTED}\n`, {
        encoding: '8bit',
        more: '; format=flowed',
      }),
    ),
  },
  {
    client: 'a Huawei phone',
    says: ['reject', ''],
    raw: message(
      textPart(`拒绝\n\n发自我的华为手机\n\n\n-------- 原始邮件 --------\n发件人： 职守 <${ADDRESS}>\n${ASKED}`),
    ),
  },
  {
    client: 'DingTalk mail, HTML alone',
    says: ['approve', '可以'],
    raw: message(
      htmlPart(
        `<div class="__aliyun_email_body_block"><div style="clear:both;">&#21516;&#24847;</div><div>可以</div><div style="clear:both;"><br/></div><div>------------------------------------------------------------------</div><div>发件人：职守 &lt;${ADDRESS}&gt;</div>${ASKED_HTML}</div>`,
      ),
    ),
  },
  {
    client: 'somebody who greets first',
    says: 'first-line-unclear',
    raw: message(textPart(`你好，\n同意\n\n在 2026/1/6 10:12, 职守 写道:\n${QUOTED}\n`)),
  },
]
