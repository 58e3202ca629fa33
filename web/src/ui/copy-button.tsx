import { Button } from 'antd'
import { useNews } from '../lib/news.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is said once it is copied. */
  readonly told: string
  /** What the button says. */
  readonly children: string
}

/** Copies a text; not there where a page came by plain http, to which browsers give no clipboard. */
export function CopyButton({ text, told, children }: CopyButtonProps) {
  const { tell } = useNews()
  if (!window.isSecureContext) return null
  return <Button onClick={() => void navigator.clipboard.writeText(text).then(() => tell(told))}>{children}</Button>
}
