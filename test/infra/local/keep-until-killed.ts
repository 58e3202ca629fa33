// Run by kept-file.test.ts: writes so much that there is time to kill it meanwhile.
import { keptFile } from '../../../infra/local/kept-file.ts'

const [, , file = '', bytes = ''] = process.argv
keptFile(
  file,
  () => 'x'.repeat(Number(bytes)),
  () => true,
)
