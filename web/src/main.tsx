import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Portal } from './app/portal.tsx'

const RELOADED_AT = 'onduty.reloadedAt'
const NOT_AGAIN_WITHIN = 60_000

/** Pages load their scripts when first visited; those of an older portal are gone after a newer one was deployed. */
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0)
  if (Date.now() - last < NOT_AGAIN_WITHIN) return
  sessionStorage.setItem(RELOADED_AT, String(Date.now()))
  window.location.reload()
})

const place = document.getElementById('portal')
if (place === null) throw new Error('the page has no place for the portal')
createRoot(place).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
)
