export function ParkedPage() {
  return <h1>ParkedPage</h1>
}
