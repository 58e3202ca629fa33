import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { AnyCall, Route } from '../lib/api.ts'
import { fileAddress } from '../lib/files.ts'
import { Icon } from './icon.tsx'
import { useUiWords } from './words.ts'

interface DownloadLinkProps extends Pick<AnyCall, 'params' | 'query'> {
  /** A route that answers with a file. */
  readonly route: Pick<Route, 'method' | 'path'>
  readonly children: ReactNode
}

/** A button that fetches a file, in the language of the page. It is a link: it can be copied, and works without us. */
export function DownloadLink({ route, params, query, children }: DownloadLinkProps) {
  const { language } = useUiWords()
  const call = { ...(params !== undefined && { params }), ...(query !== undefined && { query }) }
  return (
    <Button href={fileAddress(route, language, call)} download icon={<Icon name="download" size={16} />}>
      {children}
    </Button>
  )
}
