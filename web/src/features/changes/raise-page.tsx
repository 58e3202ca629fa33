export function RaiseChangePage() {
  return <h1>RaiseChangePage</h1>
}
