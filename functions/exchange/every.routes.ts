import type { Route } from '../platform/handler.ts'
import { documentRoutes, type ReadFonts } from './document.routes.ts'
import { exportRoutes } from './export.routes.ts'
import { importRoutes } from './import.routes.ts'

/** In and out: tables as workbooks and CSV, duty lists as documents, pictures of who answers for what. */
export const exchangeRoutes = (readFonts: ReadFonts): Route[] => [
  ...exportRoutes,
  ...documentRoutes(readFonts),
  ...importRoutes,
]
