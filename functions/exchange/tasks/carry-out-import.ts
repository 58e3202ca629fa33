import type { Task } from '../../platform/task.ts'

/** Carries an import on: `{ caseId }` in, `{ isDone }` out. What it takes is loaded when there is an import. */
export const carryOutImportTask: Task = {
  name: 'carry-out-import',
  async run(platform, { caseId }) {
    const { carryOutImport } = await import('../carry-out-import.ts')
    return { isDone: await carryOutImport(platform, String(caseId)) }
  },
}
