export function ChangePage() {
  return <h1>ChangePage</h1>
}
