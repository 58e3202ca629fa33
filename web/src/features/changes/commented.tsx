import { Form } from 'antd'
import { Words } from './step-dialog.tsx'
import { useChangeWords } from './words.ts'

export interface Commented {
  readonly comment: string
}

/** A comment that may be left empty; an empty one is not sent. */
export function withComment({ comment = '' }: Partial<Commented>): Partial<Commented> {
  return comment.trim() === '' ? {} : { comment }
}

/** A comment, which any but the happy outcome cannot do without. */
export function CommentUnless({ name, value }: { name: string; value: string }) {
  const { say } = useChangeWords()
  const chosen: unknown = Form.useWatch(name)
  const isNeeded = chosen !== undefined && chosen !== value
  return (
    <Words name="comment" label={say(isNeeded ? 'dialogs.reason' : 'dialogs.commentOptional')} isNeeded={isNeeded} />
  )
}
