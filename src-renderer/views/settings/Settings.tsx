export default function Settings() {
  return <section className="view" data-view="settings" />;
}
