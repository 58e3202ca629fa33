// Run by kept-file.test.ts: one of several that start on the same folder at the same time.
import { keptFile } from '../../../infra/local/kept-file.ts'

process.send?.(
  keptFile(
    process.argv[2] ?? '',
    () => String(process.pid),
    (text) => text,
  ),
)
