import { partByPart } from '../platform/workflow.ts'
import { carryOutImportTask } from './tasks/carry-out-import.ts'

export const IMPORT = 'import'

export const importWorkflow = partByPart({
  name: IMPORT,
  about: 'A file that was checked as a whole is imported part by part.',
  task: carryOutImportTask.name,
  part: 'Carry out the next part',
  done: 'Everything is imported',
})
