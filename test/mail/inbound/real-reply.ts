export const ADDRESS = 'reply@onduty.example'

/** The mail that is answered, as it comes back in HTML. */
export const ASKED_HTML =
  '<div><h1>请授权变更 CHG-1042</h1><p>第一行只写“同意”或“拒绝”</p><div>approve</div><div>同意</div></div>'

/** What somebody answered with, and how it has to be read. */
export interface RealReply {
  readonly client: string
  readonly raw: Buffer
  readonly says: readonly [verb: 'approve' | 'reject', comment: string] | 'nothing-written' | 'first-line-unclear'
}
