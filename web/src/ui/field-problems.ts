import type { FormInstance } from 'antd'
import type { ApiProblem } from '../lib/problem.ts'

type Fields = Parameters<FormInstance['setFields']>[0]

/** The server's wrong fields as the form wants them: `releaseWindow/from` becomes `['releaseWindow', 'from']`. */
export const fieldsToSet = ({ fields }: ApiProblem): Fields =>
  [...Map.groupBy(fields, ({ path }) => path)].map(([path, told]) => ({
    name: path.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: told.map(({ message }) => message),
  }))
